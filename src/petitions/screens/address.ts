import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Listing } from '../contract.ts'

/** The filters of a list as they stand in the address, and the petition shown beside it. */
export type Filters = Partial<Record<Exclude<keyof Listing, 'after' | 'limit'>, string>>
export interface Address {
  readonly filters: Filters
  /** The petition beside the list; undefined where there is none. */
  readonly open: string | undefined
  /** Changes what is named, takes away what is undefined, keeps the rest. Filtering is one step back, not many. */
  set(change: Filters & { open?: string | undefined }): void
}

const names = 'show of unit topic area dialogue channel level state ending onTheSpot from to q'.split(' ')

export function useAddress(): Address {
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const filters = Object.fromEntries(
    names.flatMap((name) => (search[name] === undefined ? [] : [[name, String(search[name])]])),
  ) as Filters
  return {
    filters,
    open: typeof search.open === 'string' ? search.open : undefined,
    set(change) {
      const next = (now: Record<string, unknown>) =>
        Object.fromEntries(
          Object.entries({ ...now, ...change }).filter(([, value]) => value !== undefined && value !== ''),
        )
      void navigate({ to: '.', search: next as never, replace: true, resetScroll: false })
    },
  }
}

/** `/api/petitions?show=late&…`, in one order always, so that the same list is one reading. */
export function addressOf(path: string, filters: Filters, more: Record<string, string> = {}): string {
  const pairs = [...Object.entries(filters), ...Object.entries(more)].filter(([, value]) => value)
  const query = new URLSearchParams(pairs.sort(([a], [b]) => a.localeCompare(b)) as [string, string][])
  return `${path}?${query}`
}
