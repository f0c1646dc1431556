import { readFileSync } from 'node:fs'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { beforeAll, describe, expect, test } from 'vitest'
import { allRows } from '#outside/sheet.ts'
import { writeXlsx } from '#outside/xlsx.ts'
import { isRefusal, type Refusal } from '#plain/refusal.ts'
import { plainWeeks } from '#plain/working-days.ts'
import { decide, openDoubts, takeSuggested } from './decide.ts'
import type { Known, TableRow } from './known.ts'
import type { Plan, Preview } from './plan.ts'
import { previewNotebook } from './preview.ts'

const key = JSON.parse(readFileSync('seed/campaign-2013/campaign-2013-expected.json', 'utf8'))
let rows: TableRow[]
let known: Known
let preview: Preview
let plan: Plan

const sure = <T>(value: T | Refusal): T => {
  if (isRefusal(value)) throw new Error(`${value.code}: ${value.why.en} ${value.field ?? ''}`)
  return value
}
const count = <T>(list: readonly T[], name: (one: T) => string | number) => {
  const counts: Record<string, number> = {}
  for (const one of list) counts[name(one)] = (counts[name(one)] ?? 0) + 1
  return counts
}
const dashed = (word: string) => word.replaceAll('_', '-')
const local = (level: string) => (level === 'commune' || level === 'province' ? 'local_government' : level)
const sttOf = (line: number) => Number(preview.rows.find((row) => row.line === line)?.cells.stt)

beforeAll(async () => {
  rows = sure(await allRows('seed/campaign-2013/campaign-2013.csv'))
  const customers = sure(await allRows('seed/campaign-2013/customers-2013.csv')).slice(1)
  known = {
    communes: Object.entries<string>(key.communes.gso_codes_2013).map(([name, code]) => ({
      id: code,
      code,
      name,
      to: '2025-06-30',
    })),
    customers: customers.map(({ cells }) => ({
      code: cells[0] ?? '',
      name: cells[1] ?? '',
      village: cells[2] ?? '',
      commune: cells[3] ?? '',
    })),
    units: [{ id: 7, name: 'Phòng Kinh doanh', level: 'branch' }],
    calendar: plainWeeks,
  }
  preview = sure(previewNotebook(rows, known))
  plan = sure(decide(preview, takeSuggested(preview)))
})

describe('the campaign of 2013 agrees with its key:', () => {
  test('campaign and dialogues', () => {
    expect(plan.campaign).toMatchObject(key.campaign)
    expect(plan.dialogues).toHaveLength(key.dialogues.count)
    const list = plan.dialogues.map((one) => ({
      name: one.name,
      date: one.on,
      communes: one.communes.map((c) => c.name),
      rows: one.rows,
      opinions: one.opinions,
    }))
    expect(list.map((one, at) => ({ id: `D${at + 1}`, ...one }))).toEqual(key.dialogues.list)
    expect(plan.dialogues.filter((one) => one.communes.length > 1)).toHaveLength(key.dialogues.joint)
  })

  test('communes: nine of eleven, with their codes of 2013', () => {
    expect(plan.campaign.communes.map((one) => one.name).sort()).toEqual(
      [...key.communes.covered_list].sort(),
    )
    const rest = known.communes.filter((one) => !plan.campaign.communes.includes(one)).map((one) => one.name)
    expect(rest.sort()).toEqual([...key.communes.remaining].sort())
    expect(count(plan.opinions, (one) => one.commune.name)).toEqual(key.opinions.by_commune)
  })

  test('opinions', () => {
    expect(preview.rows).toHaveLength(key.opinions.rows)
    expect(preview.blankLines).toHaveLength(key.opinions.blank_lines)
    expect(plan.opinions).toHaveLength(key.opinions.after_cleaning)
    expect(plan.opinions.filter((one) => one.aboutElectricity)).toHaveLength(key.opinions.about_electricity)
    expect(plan.opinions.filter((one) => one.speaker === null)).toHaveLength(key.opinions.anonymous)
    expect(plan.opinions.filter((one) => one.part === 2)).toHaveLength(key.opinions.cells_with_two_opinions)
    expect(plan.dropped).toHaveLength(key.opinions.typed_twice)
    expect(new Set(plan.opinions.map((one) => one.sourceKey)).size).toBe(plan.opinions.length)
  })

  test('each opinion has its topic and its authority', () => {
    expect(count(plan.opinions, (one) => one.topic)).toEqual(key.opinions.by_topic)
    expect(count(plan.opinions, (one) => local(one.authority))).toEqual(key.opinions.by_authority)
    for (const one of plan.opinions) {
      const label = key.labels[sttOf(one.line)]
      const expected = label.parts ? label.parts[one.part - 1] : label
      expect({ topic: one.topic, authority: local(one.authority) }, String(sttOf(one.line))).toEqual({
        topic: expected.topic,
        authority: expected.authority,
      })
      if (label.parts) expect(one.words).toBe(expected.text)
    }
  })

  test('the doubts, no more and no fewer, with the same suggestions', () => {
    const doubts = preview.rows.flatMap((row) =>
      row.doubts.filter((one) => one.weight !== 'note').map((one) => ({ stt: Number(row.cells.stt), one })),
    )
    const list = key.rows_needing_a_decision.list as {
      stt: number
      why: string
      severity: string
      suggested?: unknown
    }[]
    expect(doubts.map(({ stt, one }) => `${stt} ${one.code} ${one.weight}`).sort()).toEqual(
      list.map((one) => `${one.stt} ${dashed(one.why)} ${one.severity}`).sort(),
    )
    for (const { stt, why, suggested } of list) {
      if (suggested === undefined) continue
      const found = doubts.find((doubt) => doubt.stt === stt && doubt.one.code === dashed(why))?.one
        .suggestion
      const plain =
        why === 'double_entry'
          ? { duplicate_of: Number((found as { duplicate_of: string }).duplicate_of) }
          : found
      expect(plain, `${stt} ${why}`).toEqual(suggested)
    }
    expect(new Set(doubts.map(({ stt }) => stt)).size).toBe(key.rows_needing_a_decision.rows)
    expect(doubts.filter(({ one }) => one.weight === 'must')).toHaveLength(key.rows_needing_a_decision.must)
  })

  test('what was put right without asking', () => {
    const done = preview.rows.flatMap((row) =>
      row.normalised.map((one) => ({ stt: Number(row.cells.stt), ...one })),
    )
    expect(count(done, (one) => one.what)).toEqual(
      Object.fromEntries(
        Object.entries(key.normalised_without_asking.by_kind).map(([kind, n]) => [dashed(kind), n]),
      ),
    )
    const asked = ['phone_punctuation', 'date_as_text', 'commune_variant', 'dialogue_name_variant']
    for (const one of key.normalised_without_asking.list) {
      const found = done.find((own) => own.stt === one.stt && own.what === dashed(one.what))
      expect(found, `${one.stt} ${one.what}`).toBeDefined()
      if (asked.includes(one.what)) expect(found).toMatchObject({ found: one.found, becomes: one.becomes })
    }
    const before = preview.rows.find((row) => row.line > (preview.blankLines[0] ?? 0))
    expect(Number(before?.cells.stt) - 1).toBe(key.normalised_without_asking.blank_line_skipped_after_stt)
  })

  test('speakers who do not hold the contract, empty labels, labels', () => {
    const others = preview.rows.flatMap((row) =>
      row.doubts
        .filter((one) => one.code === 'speaker-not-holder')
        .map((one) => ({ stt: Number(row.cells.stt), speaker: row.cells.speaker, holder: one.suggestion })),
    )
    expect(others).toEqual(key.speaker_is_not_contract_holder)
    expect(
      preview.rows
        .filter((row) => row.doubts.some((one) => one.code === 'empty-label'))
        .map((row) => Number(row.cells.stt)),
    ).toEqual(key.empty_label_rows)
    for (const row of preview.rows)
      if (row.cells.label !== '') expect(row.labelTopic, row.cells.label).toBe(key.label_map[row.cells.label])
  })

  test('receiving units', () => {
    const receivers = preview.rows.flatMap((row) => row.receivers)
    expect(count(receivers, (one) => one.name)).toEqual(
      Object.fromEntries(
        Object.entries<{ rows: number }>(key.receiving_units).map(([name, { rows }]) => [name, rows]),
      ),
    )
    for (const one of receivers) expect(one.kind, one.name).toBe(key.receiving_units[one.name].kind)
    expect(receivers.find((one) => one.name === 'Phòng Kinh doanh')?.unit).toBe(7)
  })

  test('promises as days', () => {
    const special = [25, 88]
    for (const [stt, promise] of Object.entries<{ due: string | null }>(key.promises.list)) {
      const row = preview.rows.find((one) => one.cells.stt === stt)
      if (special.includes(Number(stt)) || row?.reading.dropFor !== null) continue
      expect(row.reading.promises[0]?.dueOn ?? null, stt).toBe(promise.due)
    }
    const of = (stt: number) =>
      plan.opinions
        .filter((one) => sttOf(one.line) === stt)
        .flatMap((one) => one.promises.map((own) => own.dueOn))
    expect(of(25)).toEqual(['2013-07-31', '2013-12-31'])
    expect(of(88)).toEqual(['2013-08-15'])
  })

  test('same causes: most groups whole, none across two causes but what a person can part', () => {
    const groups = plan.sameCause.map((own) =>
      own.map((sourceKey) => sttOf(plan.opinions.find((one) => one.sourceKey === sourceKey)?.line ?? 0)),
    )
    const expected = (key.same_cause_groups as { stt: number[] }[]).map((one) => one.stt)
    const whole = expected.filter((own) => groups.some((found) => String(found) === String(own)))
    expect(whole.length).toBeGreaterThanOrEqual(10)
    const pairs = (list: readonly number[][]) =>
      new Set(list.flatMap((own) => own.flatMap((a) => own.filter((b) => a < b).map((b) => `${a}-${b}`))))
    const [found, right] = [pairs(groups), pairs(expected)]
    expect([...found].filter((pair) => right.has(pair)).length / found.size).toBeGreaterThan(0.9)
  })
})

describe('answers and people', () => {
  const opinion = (stt: number) => plan.opinions.find((one) => sttOf(one.line) === stt)
  test('“như trên” and “như STT 1” carry the words they refer to', () => {
    expect(opinion(24)?.answer).toMatchObject({ by: 'Phó Giám đốc Điện lực', said: 'như trên' })
    expect(opinion(24)?.answer?.words).toBe(opinion(23)?.answer?.words)
    expect(opinion(18)?.answer?.words).toContain(
      'lập phương án trình Công ty duyệt vốn. không dùng trụ gỗ tạm',
    )
  })
  test('phones are today’s, the one who asks is shielded, a number in the words is masked', () => {
    expect(opinion(2)?.phone).toBe('0358000417')
    expect(opinion(15)?.phone).toBe('02603000118')
    expect(opinion(20)).toMatchObject({ speaker: null, shielded: true })
    expect(plan.opinions.find((one) => one.mask.length > 0)).toMatchObject({ part: 2, mask: ['01684000152'] })
  })
})

describe('the same notebook in another shape gives the same plan:', () => {
  const keysOf = (one: Plan) => one.opinions.map((own) => own.sourceKey).sort()
  const planOf = (table: readonly TableRow[], with_: Known = known) => {
    const again = sure(previewNotebook(table, with_))
    return sure(decide(again, takeSuggested(again)))
  }

  test('as XLSX', async () => {
    const to = new PassThrough()
    const columns = (rows[0] as TableRow).cells.map((title) => ({ title }))
    const [bytes] = await Promise.all([
      buffer(to),
      writeXlsx(
        columns,
        rows.slice(1).map((row) => [...row.cells]),
        to,
      ),
    ])
    const again = planOf(sure(await allRows(bytes)))
    expect(keysOf(again)).toEqual(keysOf(plan))
  })

  test('columns turned round, other headings, a title above', () => {
    const names = [
      'TT',
      'Hội nghị',
      'Thời gian',
      'Tên xã',
      'Làng',
      'Người phát biểu',
      'Mã KH',
      'SĐT',
      'Kiến nghị',
      'Lĩnh vực',
      'Giải đáp',
      'Đơn vị xử lý',
      'Thời hạn',
      'Ghi chú',
    ]
    const turn = (cells: readonly string[]) => [...cells].reverse()
    const table = [
      { line: 1, cells: ['SỔ GHI Ý KIẾN ĐỐI THOẠI'] },
      { line: 2, cells: turn(names) },
      ...rows.slice(1).map((row) => ({ line: row.line + 1, cells: turn(row.cells) })),
    ]
    expect(keysOf(planOf(table))).toEqual(keysOf(plan))
  })

  test('with corrected rows, and again after it was taken in: no doubles', () => {
    const imported = plan.opinions.map(({ sourceKey, rowKey, words }) => ({ sourceKey, rowKey, words }))
    const same = planOf(rows, { ...known, imported })
    expect(same.opinions.every((one) => one.already === 'same')).toBe(true)
    const at = preview.columns.find((one) => one.field === 'words')?.at ?? 0
    const mended = rows.map((row, n) =>
      n === 4
        ? { ...row, cells: row.cells.map((cell, c) => (c === at ? `${cell} Xin cám ơn.` : cell)) }
        : row,
    )
    const corrected = planOf(mended, { ...known, imported })
    expect(keysOf(corrected)).toEqual(keysOf(plan))
    expect(corrected.opinions.filter((one) => one.already === 'corrected')).toHaveLength(1)
  })
})

describe('deciding', () => {
  test('refuses while a must-decide doubt is open, and says which rows', () => {
    expect(decide(preview, {})).toMatchObject({ refused: 'conflict', code: 'doubts-open' })
    const all = takeSuggested(preview)
    const { [openDoubts(preview, {})[0]?.id as string]: _, ...rest } = all
    expect(decide(preview, rest)).toMatchObject({
      code: 'doubts-open',
      why: { en: '1 doubts are open, in rows 21.' },
    })
  })
  test('takes another choice and typed values, and refuses what cannot be', () => {
    const all = takeSuggested(preview)
    const kept = sure(
      decide(preview, {
        ...all,
        '21:two-opinions-in-one-cell': { choice: 'keep' },
        '150:double-entry': { choice: 'keep' },
      }),
    )
    expect(kept.opinions).toHaveLength(153)
    const typed = sure(
      decide(preview, {
        ...all,
        '144:missing-commune': { choice: 'other', value: 'Tê Xăng' },
        '33:date-out-of-campaign': { choice: 'other', value: '12/7/2013' },
        '10:empty-label': { choice: 'other', value: 'staff' },
      }),
    )
    const at = (stt: number) => typed.opinions.find((one) => sttOf(one.line) === stt)
    expect(at(144)?.commune.code).toBe('23446')
    expect(at(33)?.on).toBe('2013-07-12')
    expect(at(10)?.topic).toBe('staff')
    expect(
      decide(preview, { ...all, '33:date-out-of-campaign': { choice: 'other', value: '31/2/2013' } }),
    ).toMatchObject({ code: 'bad-day' })
    expect(
      decide(preview, {
        ...all,
        '21:two-opinions-in-one-cell': { choice: 'other', value: ['Điện yếu', 'lời khác'] },
      }),
    ).toMatchObject({ code: 'not-the-words' })
    expect(decide(preview, { ...all, '58:commune-misspelt': { choice: 'maybe' } })).toMatchObject({
      code: 'unknown-choice',
    })
  })
})
