import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { formats, type ListColumn, smallFile } from '#outside/list-file.ts'
import { read } from '#outside/postgres.ts'
import { allRows, type SheetRow } from '#outside/sheet.ts'
import { type Day, dayFrom, dayOf, isDay } from '#plain/day.ts'
import { day } from '#plain/fields.ts'
import { invalid, isRefusal, missing, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { fold } from '#plain/vietnamese-text.ts'
import { type StaffActor, scopeOf } from './actor.ts'
import { checkHoliday, compareCalendar, type Holiday } from './calendar.ts'
import { holidaysOf, removeHoliday, setHoliday } from './calendar-store.ts'
import { actorOf, keyOf } from './door.ts'
import { type EditWorld, editWorld } from './edit-door.ts'
import { checkTop } from './editing.ts'
import { loadUnits } from './store.ts'

const byDay = z.object({ day })
const reason = z.string().max(500).default('')
const holiday = z.strictObject({
  name: z.string().trim().normalize('NFC').max(120),
  work: z.boolean(),
  source: z.string().trim().max(200).default(''),
  reason,
})
const imported = z.strictObject({
  file: z.string().max(1_000_000),
  reason,
  dryRun: z.boolean().default(false),
})
const config = { may: 'edit the calendar' } as const
const columns: ListColumn<Holiday>[] = [
  { title: 'Ngày', kind: 'day', of: (row) => row.day },
  { title: 'Tên', width: 40, of: (row) => row.name },
  { title: 'Làm bù', of: (row) => (row.work ? 'x' : '') },
  { title: 'Nguồn', width: 40, of: (row) => row.source },
]
const noDay = missing(
  'no-such-day',
  text('Ngày này không có trong lịch.', 'That day is not in the calendar.'),
)
const unreadable = invalid(
  'wrong-columns',
  text('Tệp cần các cột: Ngày, Tên, Làm bù, Nguồn.', 'The file needs the columns Ngày, Tên, Làm bù, Nguồn.'),
  'file',
)

/** Holidays and swapped days, by year; also as a file, all or nothing. */
export const calendarRoutes: FastifyPluginAsyncZod<EditWorld> = async (app, world) => {
  const { out } = world
  const today = () => dayOf(out.clock.now())
  const whoIs = (by: StaffActor) => ({ staff: by.staff, at: out.clock.now() })

  app.get('/api/holidays', { config: { may: 'read the world' } }, async (request) => ({
    holidays: await read(out.pool, scopeOf(actorOf(request)), holidaysOf),
  }))

  for (const format of formats)
    app.get(
      `/api/holidays/export.${format}`,
      { config: { may: 'read the world' } },
      async (request, reply) => {
        const rows = await read(out.pool, scopeOf(actorOf(request)), holidaysOf)
        const file = smallFile({ name: 'ngay-nghi', format }, columns, rows)
        return reply.headers(file.headers).send(file.stream)
      },
    )

  app.put('/api/holidays/:day', { schema: { params: byDay, body: holiday }, config }, (request) => {
    const by = actorOf(request)
    const { reason, ...rest } = request.body
    return editWorld(world, by, keyOf(request), async (tx) => {
      const made = { ...rest, day: request.params.day }
      const refusal =
        checkTop(await loadUnits(tx), by, today()) ?? checkHoliday(made, { today: today(), reason })
      if (refusal) return refusal
      await setHoliday(tx, made, reason, whoIs(by))
      return { day: made.day }
    })
  })

  app.put(
    '/api/holidays/:day/remove',
    { schema: { params: byDay, body: z.strictObject({ reason }) }, config },
    (request) => {
      const by = actorOf(request)
      return editWorld(world, by, keyOf(request), async (tx) => {
        const found = (await holidaysOf(tx)).find((row) => row.day === request.params.day)
        if (!found) return noDay
        const refusal =
          checkTop(await loadUnits(tx), by, today()) ??
          checkHoliday(found, { today: today(), reason: request.body.reason })
        if (refusal) return refusal
        await removeHoliday(tx, found.day, request.body.reason, whoIs(by))
        return { day: found.day }
      })
    },
  )

  app.post(
    '/api/holidays/import',
    { schema: { body: imported }, config, bodyLimit: 1_500_000 },
    async (request) => {
      const by = actorOf(request)
      const rows = await allRows(Buffer.from(request.body.file, 'base64'))
      if (isRefusal(rows)) return rows
      const file = holidaysIn(rows)
      if (isRefusal(file)) return file
      const { reason, dryRun } = request.body
      return editWorld(world, by, keyOf(request), async (tx) => {
        const change =
          checkTop(await loadUnits(tx), by, today()) ??
          compareCalendar(await holidaysOf(tx), file, { today: today(), reason })
        if (isRefusal(change)) return change
        if (dryRun) return { ...change }
        for (const one of change.set) await setHoliday(tx, one, reason, whoIs(by))
        for (const one of change.removed) await removeHoliday(tx, one, reason, whoIs(by))
        return { ...change }
      })
    },
  )
}

/** The rows of a file with the columns of the export; days as `02/09/2026` or `2026-09-02`. */
function holidaysIn(rows: readonly SheetRow[]): (Holiday & { line: number })[] | Refusal {
  const [head, ...body] = rows
  const at = (title: string) => head?.cells.findIndex((cell) => fold(cell) === title) ?? -1
  const [dayAt, nameAt, workAt, sourceAt] = [at('ngay'), at('ten'), at('lam bu'), at('nguon')] as const
  if (dayAt < 0 || nameAt < 0 || workAt < 0) return unreadable
  const found: (Holiday & { line: number })[] = []
  for (const { line, cells } of body) {
    if (cells.every((cell) => cell.trim() === '')) continue
    const day = dayIn(cells[dayAt] ?? '')
    if (day === null)
      return invalid(
        'wrong-day',
        text(`Dòng ${line}: ngày chưa đúng.`, `Line ${line}: that is no day.`),
        `line ${line}`,
      )
    const work = (cells[workAt] ?? '').trim() !== ''
    found.push({
      line,
      day,
      work,
      name: (cells[nameAt] ?? '').trim().normalize('NFC'),
      source: (cells[sourceAt] ?? '').trim(),
    })
  }
  return found
}

function dayIn(cell: string): Day | null {
  const shown = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(cell.trim())
  if (shown) return dayFrom(Number(shown[3]), Number(shown[2]), Number(shown[1]))
  return isDay(cell.trim()) ? cell.trim() : null
}
