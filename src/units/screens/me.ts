import { useQueryClient } from '@tanstack/react-query'
import { isFailure, write } from '#desk/api.ts'
import { newPress } from '#desk/press.ts'
import { type Reading, useRead } from '#desk/read.ts'
import type { Language } from '#plain/texts.ts'
import type { StaffActor } from '../actor.ts'
import type { Permission } from '../permission.ts'

/** Who is signed in, as `/api/me` tells it. */
export interface Me extends StaffActor {
  readonly login: string
  readonly language: Language
  readonly mustSetPassword: boolean
  readonly mustSetSecondFactor: boolean
  readonly hasTotp: boolean
  readonly demo: boolean
  readonly post: number
  readonly may: readonly Permission[]
}

export const useMe = (): Reading<Me> => useRead<Me>('/api/me', { fresh: 60_000 })

/** Whether the one who is signed in may. Only a mirror: the server decides. */
export function useMay(): (permission: Permission) => boolean {
  const { data } = useMe()
  return (permission) => data?.may.includes(permission) ?? false
}

/** Signs out and forgets what was read. False when the server could not be told. */
export function useSignOut(): (everywhere?: boolean) => Promise<boolean> {
  const client = useQueryClient()
  return async (everywhere = false) => {
    const reply = await write(
      newPress(),
      everywhere
        ? { method: 'DELETE', path: '/api/me/sessions', body: undefined }
        : { method: 'POST', path: '/api/sign-out', body: undefined },
    )
    if (isFailure(reply) && reply.code !== 'sign-in') return false
    client.clear()
    return true
  }
}
