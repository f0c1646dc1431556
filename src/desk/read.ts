import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { type Failure, get, isFailure, write } from './api.ts'
import { newPress, type Request } from './press.ts'

/** What a screen knows of something it reads: not yet, not, or the thing itself. */
export interface Reading<T> {
  readonly data: T | undefined
  readonly failure: Failure | undefined
  readonly loading: boolean
  /** Asks again. */
  readonly again: () => void
}

/** Reads an address and keeps it. `null` reads nothing. What was read before stays in sight when a later reading fails. */
export function useRead<T>(path: string | null, { fresh = 10_000 }: { fresh?: number } = {}): Reading<T> {
  const query = useQuery({
    queryKey: ['read', path],
    queryFn: async ({ signal }) => {
      const reply = await get<T>(path!, signal)
      if (isFailure(reply)) throw reply
      return reply
    },
    enabled: path !== null,
    staleTime: fresh,
  })
  const failure = isFailure(query.error) ? query.error : undefined
  return {
    data: query.data,
    failure,
    loading: path !== null && query.isPending && failure === undefined,
    again: () => void query.refetch(),
  }
}

/** Makes everything read under these addresses be read again: after a write. Without one: everything. */
export function useReadAgain(): (prefix?: string) => void {
  const client = useQueryClient()
  return (prefix = '') =>
    void client.invalidateQueries({
      predicate: ({ queryKey }) => String(queryKey[1] ?? '').startsWith(prefix),
    })
}

export interface Writing<T> {
  /** One button's press: the key stays the same until the server's answer is known. Null when it failed: see `failure`. */
  send(request: Request): Promise<T | null>
  readonly busy: boolean
  readonly failure: Failure | undefined
  clear(): void
}

/** One button that writes. */
export function useWrite<T = unknown>(): Writing<T> {
  const press = useRef(newPress())
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const busyNow = useRef(false)
  return {
    async send(request) {
      if (busyNow.current) return null
      busyNow.current = true
      setBusy(true)
      setFailure(undefined)
      const reply = await write<T>(press.current, request)
      busyNow.current = false
      setBusy(false)
      if (!isFailure(reply)) return reply
      setFailure(reply)
      return null
    },
    busy,
    failure,
    clear: () => setFailure(undefined),
  }
}

/** Whether this device thinks that it has a network. */
export function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine)
  useEffect(() => {
    const look = () => setOnline(navigator.onLine)
    addEventListener('online', look)
    addEventListener('offline', look)
    return () => {
      removeEventListener('online', look)
      removeEventListener('offline', look)
    }
  }, [])
  return online
}
