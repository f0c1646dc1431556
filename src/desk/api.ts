import { type Failure, garbled, isFailure, lost, offline, unread } from './failure.ts'
import { newPress, type Press, type Request } from './press.ts'

export { type Failure, isFailure } from './failure.ts'

/** Called whenever the server says that nobody is signed in here. */
let signedOut: () => void = () => {}
export const whenSignedOut = (listener: () => void): void => {
  signedOut = listener
}

/** Reads. What does not come about is a value, in the words that are shown. */
export const get = <T>(path: string, signal?: AbortSignal): Promise<T | Failure> =>
  ask<T>(path, signal ? { signal } : {}, unread)

/**
 * Writes, with the key of the press. Screens use `useWrite`, which keeps one press per button; outside
 * of a component `newPress()` does the same.
 */
export function write<T>(press: Press, request: Request): Promise<T | Failure> {
  return press.send<T>(request, (key) =>
    ask<T>(
      request.path,
      {
        method: request.method,
        headers: {
          'idempotency-key': key,
          ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(request.version === undefined ? {} : { 'if-match': `"${request.version}"` }),
        },
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      },
      lost,
    ),
  )
}

/** A write pressed once, without a button that could be pressed again. */
export const put = <T>(path: string, body: unknown, version?: number): Promise<T | Failure> =>
  write<T>(newPress(), { method: 'PUT', path, body, version })

async function ask<T>(path: string, init: RequestInit, away: Failure): Promise<T | Failure> {
  let response: Response
  try {
    response = await fetch(path, { credentials: 'same-origin', ...init })
  } catch (error) {
    if (init.signal?.aborted) throw error
    return navigator.onLine ? away : offline
  }
  let body: unknown
  try {
    body = await response.json()
  } catch {
    return response.status >= 500 || response.ok ? garbled : away
  }
  if (response.status === 401) signedOut()
  if (response.ok) return body as T
  return isFailure(body) ? body : garbled
}

/** A noun as it comes over the wire: its moments are texts. */
export type Wire<T> = T extends Date
  ? string
  : T extends readonly (infer One)[]
    ? readonly Wire<One>[]
    : T extends object
      ? { readonly [Field in keyof T]: Wire<T[Field]> }
      : T
