import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allRows } from '#outside/sheet.ts'
import { isRefusal } from '#plain/refusal.ts'
import { CUSTOMER_CODE, mendCode, tidyCode } from './customer-code.ts'
import { type CustomerFile, readCustomerFile, wholeCustomerFile } from './customer-file.ts'

const communes = [
  { id: 1, code: '23425', name: 'Đăk Hà' },
  { id: 2, code: '23404', name: 'Ngọk Lây' },
]
const head = ['Xã', 'Tên KH', 'Mã KH', 'SĐT', 'Thôn']
const read = (...rows: string[][]): CustomerFile => {
  const file = readCustomerFile(
    [['DANH SÁCH'], head, ...rows].map((cells, at) => ({ line: at + 1, cells })),
    communes,
  )
  if (isRefusal(file)) throw new Error(file.code)
  return file
}

test('reads the 1,200 customers of 2013 without a fault', async () => {
  const rows = await allRows('seed/campaign-2013/customers-2013.csv')
  const key = JSON.parse(readFileSync('seed/campaign-2013/customers-2013-expected.json', 'utf8')).customers
  if (isRefusal(rows)) throw new Error(rows.code)
  const all = Object.keys(key.by_commune).map((name, at) => ({ id: at, code: `${at}`, name }))
  const file = readCustomerFile(rows, all)
  if (isRefusal(file)) throw new Error(file.code)
  expect(file.faults).toEqual([])
  expect(file.customers).toHaveLength(key.count)
  expect(file.customers.filter((one) => one.phone !== null)).toHaveLength(key.with_phone)
  for (const [name, n] of Object.entries(key.by_commune))
    expect(file.customers.filter((one) => one.commune.name === name)).toHaveLength(n as number)
  expect(new Set(file.customers.map((one) => one.substation)).size).toBe(key.substations)
  expect(new Set(file.customers.map((one) => one.book)).size).toBe(key.reading_books)
  expect(file.customers[0]).toMatchObject({ code: 'PC11HH0001005', since: '2005-10-01', price: 'HCSN' })
})

describe('a fault names its line, and nothing is half-imported', () => {
  test.each([
    [['Đắk Hà', 'A Pheo', 'PCI1HH0002001', '', ''], 'code-form', 'stop'],
    [['Đăk Hà', '', 'PC11HH0002001', '', ''], 'no-name', 'stop'],
    [['Đăk Hạ', 'A Pheo', 'PC11HH0002001', '', ''], 'commune-misspelt', 'stop'],
    [['Sa Thầy', 'A Pheo', 'PC11HH0002001', '', ''], 'unknown-commune', 'stop'],
    [['Đăk Hà', 'A Pheo', 'PC11HH0002001', '097800036', ''], 'bad-phone', 'note'],
  ] as const)('%j: %s', (row, code, weight) => {
    const file = read(['Ngọc Lây', 'Y Hà', 'pc11 hh 0002009', '01658000417', 'Ko Xia 1'], [...row])
    expect(file.faults).toMatchObject([{ line: 4, code, weight }])
    expect(isRefusal(wholeCustomerFile(file))).toBe(weight === 'stop')
    expect(file.customers[0]).toMatchObject({
      code: 'PC11HH0002009',
      phone: '0358000417',
      village: 'Ko Xia 1',
    })
  })
  test('the same code twice', () => {
    const file = read(['Đăk Hà', 'A Pheo', 'PC11HH0002001'], ['Đăk Hà', 'Y Hà', 'PC11HH0002001'])
    expect(file.faults).toMatchObject([{ line: 4, code: 'code-twice' }])
    expect(wholeCustomerFile(file)).toMatchObject({
      refused: 'conflict',
      why: { en: '1 rows are wrong, none was taken in. Line 4: PC11HH0002001 already stands in line 3.' },
    })
  })
  test('no header is refused', () =>
    expect(readCustomerFile([{ line: 1, cells: ['a', 'b'] }], communes)).toMatchObject({ code: 'no-header' }))
})

test('a code survives its look-alikes', () => {
  const digit = fc.constantFrom(...'0123456789')
  fc.assert(
    fc.property(fc.array(digit, { minLength: 7, maxLength: 7 }), (digits) => {
      const code = `PC11HH${digits.join('')}`
      const typed = `${code.slice(0, 6)}${digits.join('').replaceAll('0', 'O').replaceAll('1', 'I')}`
      expect(CUSTOMER_CODE.test(code)).toBe(true)
      expect(mendCode(typed)).toBe(code)
      expect(tidyCode(` ${code.toLowerCase().slice(0, 6)}.${digits.join('')}001`)).toBe(code)
    }),
  )
})
