import { v7 as newId } from 'uuid'
import type { RequestKey } from '#ledger/idempotency.ts'
import { fileOf, keepFile } from '#outside/files.ts'
import { redraw } from '#outside/images.ts'
import type { Outside } from '#outside/outside.ts'
import { read, sql } from '#outside/postgres.ts'
import { isRefusal, missing, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { type Actor, scopeOf } from '#units/actor.ts'
import { sees } from './moves.ts'
import { addPhoto } from './photos.ts'
import { type Changed, change, find } from './store.ts'

/** A photo that is on the disk, written anew, and belongs to nothing yet. */
export interface KeptPhoto {
  /** Hexadecimal SHA-256: its name among the files. */
  readonly sha256: string
  readonly bytes: number
  readonly width: number
  readonly height: number
}

/** Draws an uploaded photo anew and keeps it. Refuses what `redraw` refuses. */
export async function keepPhoto(out: Outside, original: Buffer): Promise<KeptPhoto | Refusal> {
  const picture = await redraw(original)
  if (isRefusal(picture)) return picture
  const sha256 = await keepFile(out.files, picture.bytes)
  return {
    sha256: sha256.toString('hex'),
    bytes: picture.bytes.length,
    width: picture.width,
    height: picture.height,
  }
}

/** Hangs a kept photo on a petition: row, event and key in one transaction. */
export function attach(
  out: Outside,
  by: Actor,
  petition: string,
  key: RequestKey,
  photo: KeptPhoto,
  { kind, caption }: { kind: 'photo' | 'proof'; caption: string } = { kind: 'photo', caption: '' },
): Promise<Changed | Refusal> {
  return change(out, by, petition, key, async (found, tx) => {
    const { already } = await tx.one<{ already: number }>(
      sql`select count(*)::int as already from attachment where petition_id = ${petition}`,
    )
    const id = newId()
    const moved = addPhoto(found, { id, kind, sha256: photo.sha256, already }, by)
    if (isRefusal(moved)) return moved
    await tx.run(sql`insert into attachment (id, petition_id, branch_id, kind, sha256, bytes, type, width, height, caption, added_at)
      values (${id}, ${petition}, ${found.branch}, ${kind}, ${Buffer.from(photo.sha256, 'hex')}, ${photo.bytes}, 'image/jpeg',
        ${photo.width}, ${photo.height}, ${caption}, ${out.clock.now()})`)
    return moved
  })
}

/** The bytes of an attachment that the actor may see. Refuses `no-such-file`. */
export async function attachmentOf(
  out: Outside,
  by: Actor,
  id: string,
): Promise<{ bytes: Buffer; type: string } | Refusal> {
  const row = await read(out.pool, scopeOf(by), async (tx) => {
    const found = await tx.maybe<{ sha256: Buffer; type: string; petition: string }>(
      sql`select sha256, type, petition_id as petition from attachment where id = ${id}`,
    )
    // The petition is asked as well: what is confidential hides its files too.
    const petition = found && (await find(tx, found.petition))
    return petition && sees(petition, by) ? found : null
  })
  if (!row) return missing('no-such-file', text('Không có tệp này.', 'There is no such file.'))
  return { bytes: await fileOf(out.files, row.sha256), type: row.type }
}
