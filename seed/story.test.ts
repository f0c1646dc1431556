import { expect, test } from 'vitest'
import { verify } from '#ledger/verify.ts'
import { sql } from '#outside/postgres.ts'
import { openTestApp } from '../test/app.ts'
import { opinions } from './opinions.ts'
import { seedStory } from './story.ts'

// The demo is lived through the law and the real doors: on any day it must come out whole.
test.each(['2026-11-23T03:00:00Z', '2027-02-08T03:00:00Z', '2026-12-31T03:00:00Z', '2026-08-01T03:00:00Z'])(
  'the demo begins on %s',
  async (now) => {
    const house = await openTestApp(now)
    try {
      await seedStory(house.out, new Date(now))
      const ends = await house.owner((tx) =>
        tx.many<{ ending: string; n: number }>(
          sql`select ending, count(*)::int as n from petition where ending is not null group by 1`,
        ),
      )
      expect(new Set(ends.map(({ ending }) => ending))).toEqual(
        new Set(['solved', 'customer-side', 'handed-over', 'spam']),
      )
      const { n } = await house.owner((tx) =>
        tx.one<{ n: number }>(sql`select count(*)::int as n from petition`),
      )
      expect(n).toBe(opinions.length)
      expect((await house.owner((tx) => verify(tx))).faults).toEqual([])
    } finally {
      await house.close()
    }
  },
)
