import { type Text, text } from '#plain/texts.ts'
import type { DialogueState } from './dialogue.ts'

/** What the states of a dialogue are called, on screens and in lists. */
export const dialogueStateWords: Record<DialogueState, Text> = {
  planned: text('Đã lên lịch', 'Planned'),
  held: text('Đã họp', 'Held'),
  cancelled: text('Đã hủy', 'Cancelled'),
}
