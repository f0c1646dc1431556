import type { Text } from '#plain/texts.ts'

export type Health = 'well' | 'watch' | 'ill'

/** One thing looked at: what was found, and what to do about it unless it is well. */
export interface Check {
  readonly name: string
  readonly health: Health
  readonly found: Text
  readonly cure?: Text
}

export const well = (name: string, found: Text): Check => ({ name, health: 'well', found })
export const watch = (name: string, found: Text, cure: Text): Check => ({
  name,
  health: 'watch',
  found,
  cure,
})
export const ill = (name: string, found: Text, cure: Text): Check => ({ name, health: 'ill', found, cure })
