import { openPool, type Pool, read, sql, transaction } from '#outside/postgres.ts'
import { listing } from '#petitions/contract.ts'
import { list } from '#petitions/listing.ts'
import { petitionColumns } from '#petitions/row.ts'
import { dayOf } from '#plain/day.ts'
import { type StaffActor, scopeOf } from '#units/actor.ts'
import { actorFor, loadUnits, postsOn } from '#units/store.ts'
import { paired } from './median.ts'

export interface ReadingFigure {
  readonly who: string
  readonly what: string
  /** Milliseconds, medians. */
  readonly ours: number
  readonly hand: number
}

const everything = { units: [], staff: null, sealed: true }
const TIMES = 40
const pages = { inbox: '', 'a rare word': '', 'a common word': 'dien', 'a name and a place': '' }

/**
 * One page of fifty as the store gives it to the screens (row-level security, mapping and all) against the same rows
 * by one prepared statement written by hand, without either. In turn, on one connection each.
 */
export async function measureReading(
  ownerUrl: string,
  log: (line: string) => void,
): Promise<ReadingFigure[]> {
  const owner = openPool(ownerUrl, { max: 1 })
  const pool = openPool(ownerUrl, { role: 'langnghe_app', max: 1 })
  try {
    const now = new Date()
    const { units, posts } = await transaction(owner, everything, async (tx) => ({
      units: await loadUnits(tx),
      posts: await postsOn(tx, dayOf(now)),
    }))
    const kindOf = (unit: number) => units.versions.find((version) => version.unit === unit)?.kind
    const branch = posts.find(({ unit }) => unit > 100 && kindOf(unit) === 'branch')!.unit
    const post = posts.find(({ role, unit }) => role === 'head' && Math.floor(unit / 10) === branch)!
    const head = actorFor(units, post, now)
    const corporation = actorFor(units, posts.find((post) => post.role === 'corporation')!, now)
    const one = await transaction(owner, everything, (tx) =>
      tx.one<{
        number: string
        speaker: string
        hamlet: string
      }>(sql`select number, speaker, hamlet from petition
        where branch_id = ${branch} and hamlet <> '' and speaker_kind <> 'nobody' and not shielded order by id offset 77 limit 1`),
    )
    const asked = {
      ...pages,
      'a rare word': one.number,
      'a name and a place': `${one.speaker} ${one.hamlet}`,
    }
    const figures: ReadingFigure[] = []
    for (const [who, by] of [
      ['head of one branch', head],
      ['corporation', corporation],
    ] as const) {
      for (const [what, q] of Object.entries(asked)) {
        figures.push({ who, what, ...(await measure(pool, owner, by, q, dayOf(now))) })
        log(`reading, ${who}, ${what}`)
      }
    }
    return figures
  } finally {
    await pool.end()
    await owner.end()
  }
}

async function measure(
  pool: Pool,
  owner: Pool,
  by: StaffActor,
  q: string,
  today: string,
): Promise<{ ours: number; hand: number }> {
  const filter = listing.parse(
    q === '' ? { show: 'open', of: by.branch === null ? 'all' : 'unit' } : { show: 'all', q },
  )
  const ours = () => read(pool, scopeOf(by), (tx) => list(tx, by, filter, [], today))
  const hand = byHand(by, q, filter.of === 'unit')
  const { ours: a, limit: b } = await paired(TIMES, ours, () => owner.query(hand))
  return { ours: a, hand: b }
}

/** What one would type into psql for the same page; a word sought the way that is quicker for it. */
function byHand(by: StaffActor, q: string, own: boolean) {
  const words = q
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[Đđ]/g, 'd')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((word, i, all) => (i === all.length - 1 ? `'${word}':*` : `'${word}'`))
    .join(' & ')
  const place = by.branch === null ? sql`p.branch_id = any(${by.branches})` : sql`p.branch_id = ${by.branch}`
  const text =
    q === ''
      ? sql`select ${petitionColumns} from petition p where ${own ? sql`p.owner_unit = ${by.unit}` : place} and p.state <> 'ended' order by p.promise_due, p.id limit 51`
      : sql`select ${petitionColumns} from petition p where ${place} and not p.confidential and p.search @@ ${words}::tsquery order by p.received_at desc, p.id desc limit 51`
  return { name: `hand ${by.staff} ${q}`.slice(0, 60), text: text.text, values: text.values }
}
