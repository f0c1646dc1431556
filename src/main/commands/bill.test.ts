import { Readable, Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { say, type Text } from '#plain/texts.ts'
import type { Explained } from '#tariffs/explained.ts'
import { runProgram } from '../program.ts'
import { runLight } from '../program-light.ts'
import { billLines } from './bill-lines.ts'
import type { Io } from './io.ts'

async function run(...args: string[]) {
  const said: string[] = []
  const outcome: { bill?: Explained; lines?: readonly Text[] } = {}
  const io: Io = {
    language: 'vi',
    environment: {},
    log: (line) => said.push(say(line, 'vi')),
    signal: new AbortController().signal,
    result: (value, lines) => Object.assign(outcome, { bill: value, lines }),
    unwell: () => {},
  }
  const code = await runLight(['bill', ...args], io)
  return {
    code,
    said: said.join('\n'),
    printed: outcome.lines?.map((line) => line.vi).join('\n'),
    ...outcome,
    io,
  }
}

const november = ['--from', '2025-11-01', '--to', '2025-11-30']

test('a bill as JSON: amounts, lines, rule', async () => {
  const { code, bill } = await run(...november, '--kwh', '81', '--households', '1', '--json')
  expect(code).toBe(0)
  expect(bill).toMatchObject({ subtotal: 162_750, vat: 13_020, total: 175_770, rule: 'whole-month' })
  expect(bill?.lines).toEqual([
    { from: '2025-11-01', to: '2025-11-30', step: 1, kwh: 50, price: 1984, amount: 99_200 },
    { from: '2025-11-01', to: '2025-11-30', step: 2, kwh: 31, price: 2050, amount: 63_550 },
  ])
})

test('for people: Vietnamese sentences, a table, the decision', async () => {
  const { printed } = await run(...november, '--kwh', '81')
  expect(printed).toContain('Tất cả phải trả: 175.770 đồng.')
  expect(printed).toMatch(/Tổng cộng +175\.770 đồng/)
  expect(printed).toContain('QĐ 1279/QĐ-BCT')
})

test('every option reaches the law', async () => {
  const total = async (...args: string[]) => (await run(...args)).bill?.total
  const [usual, may] = [
    [...november, '--kwh', '200'],
    ['--from', '2025-05-01', '--to', '2025-05-31', '--kwh', '200'],
  ]
  const base = await total(...usual)
  expect(await total(...november, '--reading', '1200:1300', '--reading', '5:105')).toBe(base)
  expect(await total(...november, '--reading', '99900:100:5')).toBe(base)
  expect(await total(...usual, '--tenants', '4')).toBe(base)
  for (const more of [
    ['--households', '2'],
    ['--tenants', '1'],
    ['--undeclared-lease'],
    ['--days-without', '4'],
    ['--without', '2025-11-03..2025-11-06'],
  ])
    expect(await total(...usual, ...more), more.join(' ')).not.toBe(base)
  expect(await total(...usual, '--days-without', '1')).toBe(await total(...usual, '--without', '2025-11-03'))
  expect(await total(...may)).toBe(469_250)
  expect(await total(...may, '--kwh-before', '20')).not.toBe(469_250)
  const poor = ['--from', '2013-09-01', '--to', '2013-09-30', '--kwh', '40', '--poor']
  expect(await total(...poor)).toBe(43_692)
  expect(await total(...poor, '--three-months', '151')).toBe(62_392)
  const june = ['--from', '2020-06-01', '--to', '2020-06-30', '--kwh', '200']
  expect(await total(...june)).toBe(368_335)
  expect(await total(...june, '--no-relief')).toBe(409_200)
})

test.each([
  [['--from', '2025-11-30', '--to', '2025-11-01', '--kwh', '1'], 'Ngày cuối đứng trước ngày đầu'],
  [[...november, '--kwh', '-3'], 'Số kWh phải là số nguyên'],
  [[...november, '--kwh', '81.5'], 'Số kWh phải là số nguyên'],
  [[...november, '--kwh', 'many'], 'Số kWh phải là số nguyên'],
  [[...november], 'Cần số kWh'],
  [['--kwh', '81'], 'Cần ngày đầu'],
  [['--from', '1999-01-01', '--to', '1999-01-31', '--kwh', '1'], 'Chưa có bảng giá'],
  [[...november, '--reading', '12'], 'Chỉ số cuối'],
])('wrong values answer 2 and say why: %j', async (args, words) => {
  const { code, said, bill } = await run(...args)
  expect(code).toBe(2)
  expect(said).toContain(words)
  expect(bill).toBeUndefined()
  expect(JSON.parse((await run(...args, '--json')).said)).toMatchObject({
    error: expect.stringContaining(words),
  })
})

test('the whole program knows the command too; other commands are not light', async () => {
  const { io } = await run(...november, '--kwh', '81')
  expect(await runProgram(['bill', ...november, '--kwh', '81'], io)).toBe(0)
  expect(runLight(['doctor'], io)).toBeUndefined()
  expect(runLight([], io)).toBeUndefined()
})

test('many bills, one JSON a line, in order; a bad line stops nothing', async () => {
  const input = [
    '{"id":"a","from":"2025-11-01","to":"2025-11-30","kwh":81}',
    '',
    'not json',
    '[1]',
    '{"id":7,"from":"2025-11-01","to":"2025-11-30","kwh":-1}',
    '{"from":"2025-11-01","to":"2025-11-30","readings":[{"was":0,"is":134}]}',
    '{"from":"2025-11-01","to":"2025-11-30","readings":7}',
  ]
  const out: string[] = []
  // Takes one line at a time, so that waiting for the reader is tried as well.
  const output = new Writable({
    highWaterMark: 1,
    write: (chunk, _, done) => {
      out.push(String(chunk))
      setImmediate(done)
    },
  })
  await billLines(Readable.from([input.join('\n')]), output)
  const answers = out
    .join('')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(answers).toMatchObject([
    { id: 'a', total: 175_770, rule: 'whole-month', lines: [{ step: 1 }, { step: 2 }] },
    { code: 'not-json' },
    { code: 'not-json' },
    { id: 7, code: 'not-a-count', field: 'kwh' },
    { total: 305_230 },
    { code: 'not-a-bill' },
  ])
  expect(answers).toHaveLength(6)
})
