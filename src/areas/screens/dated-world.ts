import { useRead } from '#desk/read.ts'
import type { Day } from '#plain/day.ts'
import type { Areas } from '../area.ts'

/** One line of the history of something dated, as the ledger tells it. */
export interface Edited {
  readonly seq: number
  readonly kind: string
  readonly at: string
  readonly by: string | null
  readonly data: Readonly<Record<string, unknown>>
}

/** The whole dated world with its history, for the screens that edit it. `More` names what later words add. */
export const useDatedWorld = <More = object>() =>
  useRead<{ readonly today: Day; readonly areas: Areas } & More>('/api/world/dated', { fresh: 60_000 })

export const useHistory = (stream: string | null) =>
  useRead<{ history: readonly Edited[] }>(stream === null ? null : `/api/world/history?stream=${stream}`, {
    fresh: 0,
  })

/** Whether the one signed in may edit; only a mirror of what the server decides. Areas stand before units, so it asks for itself. */
export function useMayEdit(permission: string): boolean {
  const me = useRead<{ readonly may: readonly string[] }>('/api/me', { fresh: 60_000 })
  return me.data?.may.includes(permission) ?? false
}
