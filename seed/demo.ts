import type { Log } from '#plain/operator-error.ts'

/** A sign-in that is printed after the first start; it exists in the demo only. */
export interface DemoSignIn {
  readonly name: string
  readonly role: string
  readonly login: string
  readonly password: string
}

/** Fills an empty database with the demo branch. A second call finds it there and only returns the sign-ins. */
export async function seedDemo(_ownerUrl: string, _options: { log: Log }): Promise<DemoSignIn[]> {
  return []
}
