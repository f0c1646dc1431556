import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { decide, openDoubts, takeSuggested } from '#dialogues/notebook/decide.ts'
import type { Decisions } from '#dialogues/notebook/plan.ts'
import { look } from '#dialogues/notebook-known.ts'
import { importNotebook } from '#dialogues/notebooks.ts'
import { remembered } from '#dialogues/recall.ts'
import { importCustomers, previewCustomers } from '#people/importing.ts'
import { dayOf } from '#plain/day.ts'
import { OperatorError } from '#plain/operator-error.ts'
import { isRefusal, type Refusal } from '#plain/refusal.ts'
import { say, type Text, text } from '#plain/texts.ts'
import type { StaffActor } from '#units/actor.ts'
import type { Units } from '#units/unit.ts'
import { withStaff } from '../with-staff.ts'
import type { Io } from './io.ts'

interface Asked {
  readonly as: string
  readonly branch?: string
  readonly decisions?: string
  readonly acceptSuggested?: true
  readonly dryRun?: true
}

/** `import notebook FILE`, `import customers FILE`: the same doors as the screens, all or nothing. */
export function importCommand(program: Command, io: Io): void {
  const { language } = io
  program
    .command('import')
    .description(say(words.what, language))
    .argument('<kind>', say(words.kind, language))
    .argument('<file>', say(words.file, language))
    .requiredOption('--as <login>', say(words.as, language))
    .option('--branch <symbol>', say(words.branch, language))
    .option('--decisions <file>', say(words.decisions, language))
    .option('--accept-suggested', say(words.suggested, language))
    .option('--dry-run', say(words.dry, language))
    .action(async (kind: string, file: string, asked: Asked) => {
      if (kind === 'notebook') await notebook(io, file, asked)
      else if (kind === 'customers') await customers(io, file, asked)
      else throw new OperatorError(words.unknown(kind))
    })
}

function notebook(io: Io, file: string, asked: Asked): Promise<void> {
  return withStaff(io, asked.as, 'import notebooks', async (out, world, by) => {
    const branch = branchOf(world.units, by, asked.branch)
    const bytes = readFileSync(file)
    const looked = sure(await look(out, world, by, branch, bytes, null))
    const given = asked.decisions ? (JSON.parse(readFileSync(asked.decisions, 'utf8')) as Decisions) : {}
    const suggested = asked.acceptSuggested ? takeSuggested(looked.preview) : {}
    const decisions = { ...suggested, ...looked.decisions, ...given }
    const open = openDoubts(looked.preview, decisions)
    if (asked.dryRun || open.length > 0) {
      if (open.length > 0) io.unwell()
      const found = {
        dialogues: looked.preview.dialogues.length,
        rows: looked.preview.rows.length,
        open: open.map(({ id, why, suggested: s }) => ({ id, why, suggested: s })),
      }
      return io.result(found, [
        text(
          `${found.dialogues} buổi, ${found.rows} dòng, ${open.length} chỗ phải quyết`,
          `${found.dialogues} dialogues, ${found.rows} rows, ${open.length} to decide`,
        ),
        ...open.map(({ id, why }) => text(`  ${id}  ${why.vi}`, `  ${id}  ${why.en}`)),
      ])
    }
    const plan = sure(decide(looked.preview, decisions))
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const key = { key: randomUUID(), actor: `staff:${by.staff}`, request: Buffer.from(sha256, 'hex') }
    const keep = { sha256, decisions: remembered(looked.preview, decisions) }
    const done = sure(await importNotebook(out, world, by, branch, key, plan, keep))
    io.result(done, [
      text(
        `Xong: ${done.dialogues} buổi, ${done.communes} xã, ${done.opinions} ý kiến; ghi mới ${done.taken}, đã có ${done.already}.`,
        `Done: ${done.dialogues} dialogues, ${done.communes} communes, ${done.opinions} opinions; ${done.taken} new, ${done.already} there already.`,
      ),
    ])
  })
}

function customers(io: Io, file: string, asked: Asked): Promise<void> {
  return withStaff(io, asked.as, 'import customers', async (out, world, by) => {
    const branch = branchOf(world.units, by, asked.branch)
    const bytes = readFileSync(file)
    const preview = sure(await previewCustomers(bytes, world.areas, dayOf(out.clock.now())))
    if (asked.dryRun || preview.stops > 0) {
      if (preview.stops > 0) io.unwell()
      return io.result(preview, [
        text(
          `${preview.customers} khách hàng, ${preview.stops} dòng sai`,
          `${preview.customers} customers, ${preview.stops} rows wrong`,
        ),
        ...preview.faults.map(({ line, why }) =>
          text(`  dòng ${line}: ${why.vi}`, `  line ${line}: ${why.en}`),
        ),
      ])
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const key = { key: randomUUID(), actor: `staff:${by.staff}`, request: Buffer.from(sha256, 'hex') }
    const put = sure(await importCustomers(out, world.areas, by, branch, key, bytes, sha256))
    io.result(put, [
      text(
        `Thêm ${put.added}, sửa ${put.changed}, giữ nguyên ${put.same}.`,
        `${put.added} added, ${put.changed} changed, ${put.same} the same.`,
      ),
    ])
  })
}

/** The staff's own branch, or the one named by its symbol among those he may see. */
export function branchOf(units: Units, by: StaffActor, symbol: string | undefined): number {
  const found = by.branches.filter(
    (branch) =>
      symbol === undefined || units.versions.some((one) => one.unit === branch && one.symbol === symbol),
  )
  if (found.length === 1) return found[0] as number
  throw new OperatorError(text('Hãy ghi rõ một Điện lực: --branch TMR', 'Name one branch: --branch TMR'))
}

function sure<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new OperatorError(value.why)
  return value as T
}

const words = {
  what: text(
    'nhập sổ của thư ký (notebook) hoặc tệp khách hàng (customers)',
    'import a secretary’s notebook or a customer file',
  ),
  kind: text('notebook hoặc customers', 'notebook or customers'),
  file: text('tệp CSV hoặc XLSX', 'a CSV or XLSX file'),
  as: text('tên đăng nhập của người làm việc này', 'login of whoever does this'),
  branch: text('ký hiệu Điện lực, ví dụ TMR', 'symbol of the branch, such as TMR'),
  decisions: text(
    'tệp JSON các quyết định, theo mã chỗ chưa chắc',
    'a JSON file of decisions by the id of the doubt',
  ),
  suggested: text('theo mọi gợi ý', 'take every suggestion'),
  dry: text('chỉ xem trước, không ghi', 'only look, write nothing'),
  unknown: (kind: string): Text =>
    text(
      `Không nhập được “${kind}”: chỉ có notebook, customers.`,
      `“${kind}” cannot be imported: notebook or customers.`,
    ),
}
