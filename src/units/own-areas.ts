import { type Changing, inForce } from '#plain/dated.ts'
import { forbidden, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import type { StaffActor } from './actor.ts'
import { checkTop } from './editing.ts'
import type { Units } from './unit.ts'

/**
 * Areas are shared: the top unit's administrator edits all; one below only areas that none but his own branches
 * serve on that day. Refuses `not-yours`.
 */
export function checkAreas(
  units: Units,
  areas: readonly number[],
  by: StaffActor,
  { from, today }: Changing,
): Refusal | undefined {
  if (!checkTop(units, by, today)) return undefined
  const own = areas.every((area) => {
    const serving = units.served.filter((row) => row.area === area && (row.to === null || inForce(row, from)))
    return serving.length > 0 && serving.every((row) => by.subtree.includes(row.unit))
  })
  return own && areas.length > 0
    ? undefined
    : forbidden(
        'not-yours',
        text(
          'Anh/chị chỉ sửa được địa bàn do đơn vị mình phục vụ.',
          'You may only edit areas that your own unit serves.',
        ),
      )
}

/** The one branch that serves all of these areas the day before: it goes on to serve what they become. */
export function onlyServer(units: Units, areas: readonly number[], on: string): number | undefined {
  const serving = areas.map((area) => units.served.find((row) => row.area === area && inForce(row, on))?.unit)
  return serving.every((unit) => unit !== undefined && unit === serving[0]) ? serving[0] : undefined
}
