import { text } from '#plain/texts.ts'
import { fold } from '#plain/vietnamese-text.ts'
import type { TidyRow } from './cells.ts'
import { choice, doubt } from './choices.ts'
import type { Look } from './look.ts'

const HIDE =
  /\b(giau ten|an danh|khong (neu|noi|ghi|cho biet|muon neu) ten|dung (noi|neu|ghi|de lo) ten|giu kin ten|xin khong neu ten|khong ten|mot nguoi dan|giu bi mat)\b/

/** Who speaks: kept as written; shielded where the person asks for it, and where nobody is named. */
export function lookAtSpeaker(row: TidyRow, rowKey: string): Look {
  const { speaker, words, note } = row.cells
  const asks = HIDE.test(fold(`${words} . ${note} . ${speaker}`))
  const named = speaker !== '' && !HIDE.test(fold(speaker))
  if (named && !asks) return { patch: { speaker, shielded: false }, doubts: [], normalised: [] }
  const shield = named
    ? choice(
        'shield',
        'Giữ tên trong két, ngoài chỉ thấy bí danh',
        'Keep the name in the vault, show an alias',
        { speaker, shielded: true },
      )
    : choice('anonymous', 'Để ẩn danh, hạn chế người xem', 'Keep anonymous, restrict who sees it', {
        speaker: null,
        shielded: asks,
      })
  const why = named
    ? text('Người nêu xin giấu tên.', 'The speaker asks not to be named.')
    : asks
      ? text(
          'Không ghi tên, xin giấu tên: sẽ không có cách trả lời riêng.',
          'No name, asks not to be named: there is no private way to answer.',
        )
      : text(
          'Không ghi tên người nêu: sẽ không có cách trả lời riêng.',
          'No name given: there is no private way to answer.',
        )
  const open = choice(
    'named',
    named ? 'Ghi tên bình thường' : 'Nhập tên người nêu',
    named ? 'Show the name' : 'Type the name',
    { speaker: named ? speaker : null, shielded: false },
    named ? undefined : 'name',
  )
  return {
    patch: shield.patch,
    doubts: [doubt(rowKey, 'anonymous', 'confirm', 'speaker', why, [shield, open])],
    normalised: [],
  }
}
