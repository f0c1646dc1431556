import { conflict, forbidden, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { type Actor, may } from '#units/actor.ts'
import { sees } from './moves.ts'
import type { Moved, Petition } from './petition.ts'

export const MOST_PHOTOS = 10
/** In one message from the public. */
export const PHOTOS_AT_ONCE = 3

export interface NewPhoto {
  readonly id: string
  readonly kind: 'photo' | 'proof'
  /** Of the picture as it was written anew: the ledger vouches for it. */
  readonly sha256: string
  /** How many the petition has already. */
  readonly already: number
}

/**
 * A photo beside the words: the person's while it is open, the staff's at any time (proof of work done).
 * Refuses: `may-not`, `not-now` (ended, for the person), `too-many-photos`.
 */
export function addPhoto(petition: Petition, photo: NewPhoto, by: Actor): Moved | Refusal {
  const allowed = sees(petition, by) && (by.kind === 'resident' || may(by, 'note petitions'))
  if (!allowed)
    return forbidden('may-not', text('Anh/chị không được thêm ảnh ở đây.', 'You may not add photos here.'))
  if (by.kind === 'resident' && petition.state === 'ended')
    return conflict(
      'not-now',
      text('Ý kiến này đã kết thúc, không thêm ảnh được.', 'This has ended; photos can no longer be added.'),
    )
  if (photo.already >= MOST_PHOTOS)
    return conflict(
      'too-many-photos',
      text(`Đã có ${MOST_PHOTOS} ảnh rồi.`, `There are ${MOST_PHOTOS} photos already.`),
    )
  const { id, kind, sha256 } = photo
  return {
    petition: { ...petition, seq: petition.seq + 1 },
    event: { kind: 'petition.photo-added', data: { photo: id, kind, sha256 } },
  }
}
