import { type Failure, isFailure, isUnknown } from './failure.ts'

/** A write as it goes over the wire: what makes two presses the same. */
export interface Request {
  readonly method: 'PUT' | 'POST' | 'DELETE'
  readonly path: string
  readonly body: unknown
  /** The version (`seq`) that the person saw: sent as If-Match. */
  readonly version?: number | undefined
}

/**
 * The keys of one button. A press gets a new key; while nobody knows what became of it (no network, a
 * broken server), pressing again for the same request takes the same key, so that it is never done
 * twice. Any clear reply ends it: the next press is a new one.
 */
export function newPress(makeKey: () => string = () => crypto.randomUUID()) {
  let unsettled: { key: string; request: string } | null = null
  return {
    async send<T>(request: Request, deliver: (key: string) => Promise<T | Failure>): Promise<T | Failure> {
      const same = JSON.stringify([request.method, request.path, request.body ?? null])
      const key = unsettled?.request === same ? unsettled.key : makeKey()
      unsettled = { key, request: same }
      const reply = await deliver(key)
      if (!isFailure(reply) || !isUnknown(reply)) unsettled = null
      return reply
    },
  }
}
export type Press = ReturnType<typeof newPress>
