import { useInfiniteQuery } from '@tanstack/react-query'
import { get, isFailure, type Wire } from '#desk/api.ts'
import type { Page } from '../listing.ts'
import type { Petition } from '../petition.ts'
import { addressOf, type Filters } from './address.ts'

export type Row = Wire<Petition>

/** The rows of a list, page after page; a page begins after a row, so nothing is lost or shown twice. */
export function usePages(filters: Filters) {
  const query = useInfiniteQuery({
    queryKey: ['read', '/api/petitions', filters],
    queryFn: async ({ pageParam, signal }) => {
      const after: Record<string, string> = pageParam ? { after: pageParam } : {}
      const page = await get<Wire<Page>>(
        addressOf('/api/petitions', filters, { limit: '50', ...after }),
        signal,
      )
      if (isFailure(page)) throw page
      return page
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    staleTime: 10_000,
  })
  return {
    rows: query.data?.pages.flatMap((page) => page.petitions) ?? [],
    reading: {
      data: query.data,
      failure: isFailure(query.error) ? query.error : undefined,
      loading: query.isPending,
      again: () => void query.refetch(),
    },
    more: query.hasNextPage,
    fetching: query.isFetchingNextPage,
    next: () => void query.fetchNextPage(),
  }
}
