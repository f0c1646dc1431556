import { v5 as keyFrom } from 'uuid'
import { areaOn } from '#areas/area.ts'
import { requestHash } from '#ledger/idempotency.ts'
import type { Outside } from '#outside/outside.ts'
import { read } from '#outside/postgres.ts'
import { type Day, dayOf } from '#plain/day.ts'
import { type ResidentActor, scopeOf } from '#units/actor.ts'
import { unitOn } from '#units/unit.ts'
import { deliver } from './answering.ts'
import { type Move, movesFor } from './moves.ts'
import type { Petition } from './petition.ts'
import { MOST_PHOTOS } from './photos.ts'
import { attachmentsOf, promisesOf, storyOf } from './reading.ts'
import { change, find } from './store.ts'
import { type Lookup, type Told, type Turn, tell, turnOf } from './story.ts'
import { readOnPage } from './telling-jobs.ts'
import { settingOf, type World } from './world.ts'

/** One opinion as the person who holds its receipt may see it. */
export interface Followed {
  readonly petition: Petition
  readonly turn: Turn
  readonly story: readonly Told[]
  /** What the person can do now. */
  readonly moves: readonly Move[]
  readonly mayAddPhoto: boolean
  /** The commune as it was on the day. */
  readonly place: string
}

/** Reads what the page of the person shows; an answer that he opens has reached him. Null where it is gone. */
export async function openFollowed(out: Outside, world: World, by: ResidentActor): Promise<Followed | null> {
  const now = out.clock.now()
  await readByPerson(out, world, by)
  const { petition, story, promises, photos } = await read(out.pool, scopeOf(by), async (tx) => ({
    petition: await find(tx, by.petition),
    story: await storyOf(tx, by.petition),
    promises: await promisesOf(tx, by.petition),
    photos: (await attachmentsOf(tx, by.petition)).length,
  }))
  if (!petition) return null
  await readOnPage(out, petition)
  const look = lookup(world, dayOf(now))
  const { area, voicedAt } = petition
  return {
    petition,
    turn: turnOf(petition, promises, dayOf(now), look),
    story: tell(story, look),
    moves: movesFor(petition, by).flatMap(({ move, open }) => (open ? [move] : [])),
    mayAddPhoto: petition.state !== 'ended' && photos < MOST_PHOTOS,
    place: area === null ? '' : (areaOn(world.areas, area, dayOf(voicedAt))?.name ?? ''),
  }
}

/** An answer counts when it reached the person: whoever opens it with number and secret has it. */
async function readByPerson(out: Outside, world: World, by: ResidentActor): Promise<void> {
  const found = await read(out.pool, scopeOf(by), (tx) => find(tx, by.petition))
  if (found?.state !== 'answered' || found.deliveredAt !== null) return
  const key = {
    key: keyFrom(`read:${found.seq}`, found.id),
    actor: `receipt:${found.id}`,
    request: requestHash('READ', found.id, found.seq),
  }
  const setting = settingOf(world, out.clock.now())
  await change(out, by, found.id, key, (petition) => deliver(petition, { channel: 'web' }, by, setting))
}

const lookup = (world: World, today: Day): Lookup => ({
  unit: (id) => unitOn(world.units, id, today)?.name ?? '',
  title(staff) {
    const post = world.posts.find((row) => row.staff === staff)
    return post ? `${post.title}, ${unitOn(world.units, post.unit, today)?.name ?? ''}` : ''
  },
})
