import { v5 as keyFrom } from 'uuid'
import { areaOn } from '#areas/area.ts'
import { requestHash } from '#ledger/idempotency.ts'
import type { Outside } from '#outside/outside.ts'
import { makeToken, readToken } from '#outside/token.ts'
import { type Day, dayOf } from '#plain/day.ts'
import { isRefusal, type Refusal } from '#plain/refusal.ts'
import type { Text } from '#plain/texts.ts'
import { areasServed, branchesServing, branchServing } from '#units/unit.ts'
import { receiving } from './contract.ts'
import { intake, type Receipt } from './intake.ts'
import { attach, type KeptPhoto, keepPhoto } from './photo-store.ts'
import { PHOTOS_AT_ONCE } from './photos.ts'
import type { Sent } from './sending.ts'
import { topicsOn } from './topic.ts'
import type { World } from './world.ts'

/** Made when the form is shown: the key of the press to come and the petition's id, so that two presses are one. */
export interface FormToken {
  readonly key: string
  readonly id: string
}

/** The communes served on a day, by name, and the topics to choose from. */
export function placesOf(world: World, today: Day) {
  const rows = branchesServing(world.units, today)
    .flatMap((branch) => areasServed(world.units, branch, today))
    .map((id) => ({ id, name: areaOn(world.areas, id, today)?.name ?? String(id) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'vi'))
  const topics = topicsOn(world.topics, today).filter((topic) => topic.parent === null)
  return { areas: rows.map(({ id }) => id), names: rows.map(({ name }) => name), topics }
}

/** Takes in what a resident sent: the secretary reads it first. The same form again gives the same receipt. */
export async function takeIn(
  out: Outside,
  world: World,
  sent: Sent,
  { key, id }: FormToken,
): Promise<(Receipt & { branch: number }) | Refusal> {
  const branch = branchServing(world.units, sent.area!, dayOf(out.clock.now()))!
  const body = receiving.parse({ ...sent, id, channel: 'web', readBack: true })
  const pressed = { key, actor: 'anyone', request: requestHash('POST', '/gui-y-kien', sent) }
  const receipt = await intake(out, world, { kind: 'system', branch }, branch, pressed, body)
  return isRefusal(receipt) ? receipt : { ...receipt, branch }
}

/** Draws new photos anew and adds them to those of an earlier press, which came back with an error elsewhere. */
export async function keepPhotos(
  out: Outside,
  files: readonly Buffer[],
  before: string | undefined,
): Promise<{ kept: readonly KeptPhoto[]; errors: Record<string, Text> }> {
  const token = readToken<{ photos: KeptPhoto[] }>(out.keys.session, 'photos', before ?? '', out.clock.now())
  const kept = new Map((token?.value.photos ?? []).map((photo) => [photo.sha256, photo]))
  const errors: Record<string, Text> = {}
  for (const bytes of files) {
    const photo = await keepPhoto(out, bytes)
    if (isRefusal(photo)) errors.photos = photo.why
    else kept.set(photo.sha256, photo)
  }
  return { kept: [...kept.values()].slice(0, PHOTOS_AT_ONCE), errors }
}

/** Photos that are here already travel in the form by name, sealed, so that nobody chooses them twice. */
export const keptToken = (out: Outside, photos: readonly KeptPhoto[]): string =>
  makeToken(out.keys.session, 'photos', { photos }, out.clock.now())

/** Hangs the photos on the petition, each under a key made from the press: repeating it changes nothing. */
export async function hangPhotos(
  out: Outside,
  { id, branch }: { id: string; branch: number },
  { key }: FormToken,
  photos: readonly KeptPhoto[],
): Promise<void> {
  for (const { sha256, ...photo } of photos) {
    const pressed = {
      key: keyFrom(sha256, key),
      actor: `receipt:${id}`,
      request: requestHash('PHOTO', id, sha256),
    }
    await attach(out, { kind: 'resident', petition: id, branch }, id, pressed, { sha256, ...photo })
  }
}
