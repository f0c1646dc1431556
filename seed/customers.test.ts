import { expect, test } from 'vitest'
import { sql } from '#outside/postgres.ts'
import { openTestApp } from '../test/app.ts'
import { seedCustomers } from './customers.ts'

test.each(['2026-11-23T03:00:00Z', '2013-08-26T03:00:00Z'])(
  'the customer file goes in whole on %s, each customer in the commune of then',
  async (now) => {
    const house = await openTestApp(now)
    try {
      await seedCustomers(house.out, new Date(now))
      const rows = await house.owner((tx) =>
        tx.many<{ name: string; n: number }>(
          sql`select v.name, count(*)::int as n from customer c join area_version v on v.area_id = c.area_id group by 1`,
        ),
      )
      const { customers } = (
        await import('./campaign-2013/customers-2013-expected.json', { with: { type: 'json' } })
      ).default
      expect(Object.fromEntries(rows.map(({ name, n }) => [name.replace('Xã ', ''), n]))).toEqual(
        customers.by_commune,
      )
    } finally {
      await house.close()
    }
  },
)
