import { z } from 'zod'
import { isDay } from './day.ts'

/** Fields that many doors accept, each no wider than the database can hold. */
export const day = z.string().refine(isDay, { message: 'a day, as 2026-11-23' })

/** The number of a row, in a body. PostgreSQL's `int` ends where this ends. */
export const rowNumber = z.int32().positive()
/** The same in an address. */
export const askedNumber = z.coerce.number().pipe(rowNumber)

/** Lower case, as PostgreSQL writes it back: chains of the ledger are named by it. */
export const id = z.uuid().toLowerCase()
export const byId = z.object({ id })

/** Where the next page begins, as the page before gave it: a day or a moment, and a row. */
export const cursor = z.string().refine(isCursor, { message: 'what the page before gave as `next`' })

function isCursor(value: string): boolean {
  const [at = '', row = '', ...more] = value.split('~')
  const moment =
    at.length === 10 || (/^.{10}T\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(at) && !Number.isNaN(Date.parse(at)))
  return more.length === 0 && isDay(at.slice(0, 10)) && moment && z.uuid().safeParse(row).success
}
