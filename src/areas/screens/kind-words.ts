import { type Text, text } from '#plain/texts.ts'
import type { AreaKind } from '../area.ts'

export const kindWords: Record<AreaKind, Text> = {
  province: text('Tỉnh', 'Province'),
  district: text('Huyện', 'District'),
  commune: text('Xã', 'Commune'),
  hamlet: text('Thôn', 'Hamlet'),
}
