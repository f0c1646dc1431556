import type { Command } from 'commander'
import { type Fault, verify } from '#ledger/verify.ts'
import { openPool, read } from '#outside/postgres.ts'
import { registerGaps } from '#petitions/register-gaps.ts'
import { say, type Text, text } from '#plain/texts.ts'
import { readConfig } from '../config.ts'
import { withDatabase } from '../with-database.ts'
import type { Io } from './io.ts'

const everything = { units: [], staff: null, sealed: true }
const EVERY = 100_000

export function verifyLedgerCommand(program: Command, io: Io): void {
  program
    .command('verify-ledger')
    .description(
      say(
        text(
          'soát sổ cái và sổ số: có chỗ nào bị sửa, xóa, chèn không',
          'check the ledger and the registers: was anything changed, deleted or inserted',
        ),
        io.language,
      ),
    )
    .action(async () => {
      const { found, gaps } = await withDatabase(readConfig(io.environment), io.log, async (url) => {
        // As the owner: the ledger is read whole, whoever it belongs to.
        const pool = openPool(url, { max: 1 })
        let told = 0
        const tick = (done: number) => {
          if (done - told < EVERY) return
          told = done
          io.log(text(`Đã soát ${done} sự việc…`, `${done} events checked…`))
        }
        try {
          return await read(pool, everything, async (tx) => ({
            found: await verify(tx, tick),
            gaps: await registerGaps(tx),
          }))
        } finally {
          await pool.end()
        }
      })
      const ok = found.faults.length === 0 && gaps.length === 0
      if (!ok) io.unwell()
      const { events, chains, seals, unsealed, faults } = found
      io.result({ ok, events, chains, seals, unsealed, faults, gaps }, [
        ...faults.map(({ where, seq, what }) =>
          text(
            `✗ ${where} số ${seq}: ${faultWords[what].vi}`,
            `✗ ${where} no. ${seq}: ${faultWords[what].en}`,
          ),
        ),
        ...gaps.map(({ branch, year, last, present, missing }) =>
          text(
            `✗ sổ số của đơn vị ${branch}, năm ${year}: đã cấp ${last}, còn ${present}, thiếu số ${missing ?? '—'}`,
            `✗ register of unit ${branch}, ${year}: ${last} given out, ${present} present, missing ${missing ?? '—'}`,
          ),
        ),
        text(
          `${events} sự việc, ${chains} chuỗi, ${seals} dấu niêm, ${unsealed} chưa niêm: ${ok ? 'nguyên vẹn' : 'CÓ CHỖ SAI'}.`,
          `${events} events, ${chains} chains, ${seals} seals, ${unsealed} not sealed yet: ${ok ? 'whole' : 'NOT WHOLE'}.`,
        ),
      ])
    })
}

const faultWords: Record<Fault['what'], Text> = {
  hash: text('nội dung đã bị sửa', 'its contents were changed'),
  gap: text('đứt số thứ tự', 'the numbering is broken'),
  previous: text('không nối với sự việc trước', 'it does not follow the event before'),
  seal: text('dấu niêm không khớp các sự việc bên dưới', 'the seal does not fit the events under it'),
  head: text('cuối chuỗi không khớp kiến nghị', 'the end of the chain does not fit the petition'),
  missing: text('cuối chuỗi đã mất', 'the end of the chain is gone'),
}
