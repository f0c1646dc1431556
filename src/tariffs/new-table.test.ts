import { expect, test } from 'vitest'
import { addDays } from '#plain/day.ts'
import { billFor } from './bill.ts'
import type { Book, PriceTable } from './book.ts'
import { bundledBook } from './bundled.ts'
import { checkNewTable, pricesFrom, withTable } from './new-table.ts'

const today = '2026-11-23'
const five = bundledBook.structures.find(({ percents }) => percents !== null)!
const last = bundledBook.tables.at(-1)!
const table = (more: Partial<PriceTable> = {}): PriceTable => ({
  ...last,
  from: '2027-01-01',
  to: null,
  document: 'QĐ 1/QĐ-BCT',
  ...more,
})
const codes = (one: PriceTable, book = bundledBook) => checkNewTable(book, one, today).map(({ code }) => code)

test('the bundled book has no gap, no overlap, and steps that rise', () => {
  const [first, ...rest] = bundledBook.tables
  let book: Book = { ...bundledBook, tables: [{ ...first!, to: null }] }
  for (const next of rest) {
    const asEntered = { ...next, to: null }
    expect(checkNewTable(book, asEntered, addDays(next.from, -1))).toEqual([])
    book = withTable(book, asEntered)
  }
  expect(book.tables).toEqual(bundledBook.tables)
  for (const rows of [bundledBook.vat, bundledBook.tables])
    for (const [i, row] of rows.slice(1).entries()) expect(row.from).toBe(addDays(rows[i]!.to!, 1))
  for (const one of bundledBook.tables)
    expect(bundledBook.structures.map(({ name }) => name)).toContain(one.structure)
})

test('the five steps of 2025 are known and in no table', () => {
  expect(pricesFrom(five, last.average)).toEqual([
    { width: 100, price: 1984 },
    { width: 100, price: 2380 },
    { width: 200, price: 2998 },
    { width: 300, price: 3571 },
    { width: null, price: 3967 },
  ])
  expect(bundledBook.tables.some(({ structure }) => structure === five.name)).toBe(false)
  expect(pricesFrom(five, 'about 2200')).toMatchObject({ code: 'no-percents' })
  expect(pricesFrom(bundledBook.structures[0]!, '2200')).toMatchObject({ code: 'no-percents' })
})

test('a new table is tried before it takes effect', () => {
  const next = table({ structure: five.name, steps: pricesFrom(five, '2204.0655') as PriceTable['steps'] })
  expect(codes(next)).toEqual([])
  const tried = withTable(bundledBook, next)
  expect(tried.tables.at(-2)?.to).toBe('2026-12-31')
  expect(billFor(tried, { from: '2027-01-01', to: '2027-01-31', kwh: 100 })).toMatchObject({
    subtotal: 198_400,
  })
  expect(billFor(tried, { from: '2026-12-01', to: '2026-12-31', kwh: 100 })).toMatchObject({
    subtotal: 201_700,
  })
})

test.each<[string, Partial<PriceTable>]>([
  ['no-such-day', { from: '2027-02-29' }],
  ['already-begun', { from: today }],
  ['ends-before-it-begins', { to: '2026-12-31' }],
  ['no-document', { document: ' ' }],
  ['no-structure', { structure: 'seven steps' }],
  ['step-widths', { steps: [{ width: 50, price: 1 }] }],
  ['step-widths', { steps: [] }],
  [
    'step-widths',
    {
      steps: [
        { width: 0.5, price: 1 },
        { width: null, price: 2 },
      ],
    },
  ],
  [
    'step-prices',
    {
      steps: [
        { width: 50, price: 1984.5 },
        { width: null, price: 2380 },
      ],
    },
  ],
  [
    'not-rising',
    {
      steps: [
        { width: 50, price: 2380 },
        { width: null, price: 2380 },
      ],
    },
  ],
  [
    'not-rising',
    {
      poorSteps: [
        { width: 50, price: 2380 },
        { width: null, price: 993 },
      ],
    },
  ],
  ['not-the-structure', { structure: five.name }],
])('refuses %s', (code, more) => expect(codes(table(more))).toContain(code))

test('refuses an overlap and a gap', () => {
  const ended = {
    ...bundledBook,
    tables: [...bundledBook.tables.slice(0, -1), { ...last, to: '2027-03-31' }],
  }
  expect(codes(table(), ended)).toEqual(['overlap'])
  expect(codes(table({ from: '2027-04-02' }), ended)).toEqual(['gap'])
  expect(codes(table({ from: '2027-04-01' }), ended)).toEqual([])
})
