import type { Topic } from '#petitions/suggestion.ts'
import { text } from '#plain/texts.ts'
import { fold } from '#plain/vietnamese-text.ts'
import type { TidyRow } from './cells.ts'
import { choice, doubt } from './choices.ts'
import type { Look } from './look.ts'

const SAID_SO =
  /\b(khong (phai|thuoc|lien quan)( (ve|den|toi))?( (nganh|viec|linh vuc))? dien|ngoai nganh( dien)?|khong thuoc tham quyen nganh dien)\b/
const ELECTRIC =
  /\b(dien(?! (thoai|tich|bien phuc tap))|den|cong to|tram(?! (y te|xa))|hoa don|ap|tru|cot|day|luoi|chi so|aptomat|cup|993|gia|dong ho|doi thoai|loa|thu tien|nop|bong)\b/
const OTHER_MATTER =
  /\b(nuoc (sach|sinh hoat|suoi|tu chay|gieng)|duong (nuoc|be tong|lien thon|di|xa|vao)|cau treo|truong hoc|giao vien|bac si|thuoc|gao|giong|phan bon|vay von|dat dai|cap dat|rac|song (dien thoai|di dong)|internet|che do|bao hiem|nha o|bo lang|rung|thuy loi|muong)\b/

/** Not about electricity: said so by whoever answered, or by the words alone. Recorded and handed over. */
export function lookAtMatter(row: TidyRow, rowKey: string, topic: Topic): Look {
  const { words, answer, note } = row.cells
  const plainly = SAID_SO.test(fold(`${answer} . ${note}`))
  const seems = topic === 'other' && !ELECTRIC.test(fold(words)) && OTHER_MATTER.test(fold(words))
  if (!plainly && !seems) return { patch: { aboutElectricity: true }, doubts: [], normalised: [] }
  const why = text(
    'Không phải việc của ngành điện: vẫn ghi, chuyển địa phương, không tính là việc của Điện lực.',
    'Not about electricity: record it, hand it to the local government, do not count it as the branch’s work.',
  )
  const choices = [
    choice('hand-over', 'Ghi và chuyển UBND xã', 'Record and hand to the commune', {
      aboutElectricity: false,
      topic: 'other',
    }),
    choice('ours', 'Vẫn là việc của Điện lực', 'It is the branch’s after all', { aboutElectricity: true }),
  ]
  return {
    patch: { aboutElectricity: false, topic: 'other' },
    doubts: [doubt(rowKey, 'not-electricity', 'confirm', 'words', why, choices, 'local_government')],
    normalised: [],
  }
}
