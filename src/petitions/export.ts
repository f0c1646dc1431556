import { v7 as newId } from 'uuid'
import { areaOn } from '#areas/area.ts'
import { recordNext } from '#ledger/store.ts'
import { type Format, type ListColumn, type ListFile, listFile } from '#outside/list-file.ts'
import type { Outside } from '#outside/outside.ts'
import { raw, type Sql, sql, transaction } from '#outside/postgres.ts'
import { dayOf } from '#plain/day.ts'
import { type Language, say, text } from '#plain/texts.ts'
import { type StaffActor, scopeOf } from '#units/actor.ts'
import { unitOn } from '#units/unit.ts'
import type { Listing } from './contract.ts'
import { byDue, where } from './listing.ts'
import { asSeenBy } from './names-hidden.ts'
import type { Petition } from './petition.ts'
import { petitionColumns } from './row.ts'
import { topicOn } from './topic.ts'
import { channelWords, endingWords, levelWords, stateWords } from './words.ts'
import type { World } from './world.ts'

const day = (at: Date | null): string | null => (at ? dayOf(at) : null)

function columns(world: World, by: StaffActor, language: Language): ListColumn<Petition>[] {
  const title = (vi: string, en: string) => say(text(vi, en), language)
  const yes = title('có', 'yes')
  return [
    { title: title('Số', 'Number'), width: 16, of: (p) => p.number },
    { title: title('Ngày nhận', 'Received'), kind: 'day', of: (p) => dayOf(p.receivedAt) },
    { title: title('Ngày nói', 'Voiced'), kind: 'day', of: (p) => dayOf(p.voicedAt) },
    { title: title('Kênh', 'Channel'), of: (p) => say(channelWords[p.channel], language) },
    {
      title: title('Xã', 'Commune'),
      width: 18,
      of: (p) => (p.area === null ? '' : (areaOn(world.areas, p.area, dayOf(p.voicedAt))?.name ?? '')),
    },
    { title: title('Thôn', 'Hamlet'), width: 18, of: (p) => p.hamlet },
    { title: title('Người nói', 'Speaker'), width: 20, of: (p) => asSeenBy(by, p).speaker },
    { title: title('Lời bà con', 'Their words'), width: 60, of: (p) => p.words },
    {
      title: title('Nhóm nội dung', 'Topic'),
      width: 20,
      of: (p) => {
        const topic = topicOn(world.topics, p.topic, dayOf(p.voicedAt))
        return topic ? say(topic.name, language) : p.topic
      },
    },
    { title: title('Thẩm quyền', 'Authority'), of: (p) => say(levelWords[p.level], language) },
    {
      title: title('Đơn vị giữ', 'Held by'),
      width: 24,
      of: (p) => unitOn(world.units, p.ownerUnit, dayOf(p.receivedAt))?.name ?? '',
    },
    { title: title('Đang ở bước', 'State'), width: 20, of: (p) => say(stateWords[p.state], language) },
    {
      title: title('Kết thúc', 'End'),
      width: 24,
      of: (p) => (p.ending ? say(endingWords[p.ending], language) : ''),
    },
    { title: title('Hẹn trả lời', 'Promised'), kind: 'day', of: (p) => p.promiseDue },
    { title: title('Ngày trả lời', 'Answered'), kind: 'day', of: (p) => day(p.answeredAt) },
    { title: title('Đến bà con', 'Delivered'), kind: 'day', of: (p) => day(p.deliveredAt) },
    { title: title('Tại chỗ', 'On the spot'), of: (p) => (p.onTheSpot ? yes : '') },
    { title: title('Số lần chuyển', 'Moved on'), kind: 'number', of: (p) => p.movedOn },
    { title: title('Điểm', 'Score'), kind: 'number', of: (p) => p.score },
  ]
}

/**
 * The list that the screen shows, whole, as a file. Who took which list is in the ledger before the first row leaves.
 */
export async function exportPetitions(
  out: Outside,
  world: World,
  by: StaffActor,
  asked: { filter: Listing; areas: readonly number[]; format: Format; language: Language },
): Promise<ListFile> {
  const { filter, areas, format, language } = asked
  const today = dayOf(out.clock.now())
  const chosen: Sql = where(by, filter, areas, today)
  await transaction(out.pool, scopeOf(by), async (tx) => {
    const { n } = await tx.one<{ n: number }>(sql`select count(*)::int as n from petition p where ${chosen}`)
    const { q, after: _, limit: __, ...rest } = filter
    // What was searched for may be somebody's name: the ledger only learns that there was a search.
    const data = { list: 'petitions', format, count: n, filter: { ...rest, searched: q !== undefined } }
    await recordExport(tx, by, out.clock.now(), data)
  })
  const order = raw(byDue.has(filter.show) ? 'p.promise_due, p.id' : 'p.received_at desc, p.id desc')
  const query = sql`select ${petitionColumns} from petition p where ${chosen} order by ${order}`
  return listFile(
    { pool: out.pool, scope: scopeOf(by), name: `kien-nghi-${today}`, format },
    columns(world, by, language),
    query,
  )
}

type Recording = Parameters<typeof recordNext>[0]

/** Who took which list, in a chain of its own: two exports at once never wait for one another. */
export const recordExport = (
  tx: Recording,
  by: StaffActor,
  at: Date,
  data: Record<string, unknown>,
): Promise<void> =>
  recordNext(tx, {
    stream: `export:${newId()}`,
    kind: 'list.exported',
    at,
    staff: by.staff,
    unit: by.branch ?? by.unit,
    data,
  })
