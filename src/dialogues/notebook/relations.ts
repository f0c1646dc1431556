import type { Topic } from '#petitions/suggestion.ts'
import { text } from '#plain/texts.ts'
import { fold, foldName } from '#plain/vietnamese-text.ts'
import { answerBy } from './campaign.ts'
import type { TidyRow } from './cells.ts'
import { choice, doubt } from './choices.ts'
import type { Doubt } from './doubt.ts'
import type { Normalised, PreviewDialogue, PreviewRow, SpokenAnswer } from './plan.ts'
import { beyondReference, type Reference } from './references.ts'
import { sameCauseOf, type Voice } from './same-cause.ts'

export const voiceOf = (row: TidyRow, topic: Topic): Voice => ({
  line: row.line,
  words: row.cells.words,
  topic,
  village: row.cells.village,
  commune: '',
})

/** Shown as the same cause: a row referred to (unless its label says another matter), else one much alike. */
export function linkOf(
  row: TidyRow,
  rowKey: string,
  voice: Voice,
  reference: Reference | null,
  target: PreviewRow | undefined,
  earlier: readonly Voice[],
  compare: (a: Voice, b: Voice) => number,
  done: ReadonlyMap<TidyRow, PreviewRow>,
): { root: number | null; doubts: Doubt[] } {
  const referred = target && (reference?.by !== 'answer' || target.topic === voice.topic) ? target.line : null
  const to = referred ?? sameCauseOf(voice, earlier, compare)?.line ?? null
  if (to === null) return { root: null, doubts: [] }
  const other = [...done.values()].find((one) => one.line === to)
  const root = other?.reading.sameCauseAs ?? to
  const choices = [
    choice('link', 'Nối hai ý kiến', 'Link the two', { sameCauseAs: root }),
    choice('apart', 'Để riêng', 'Keep apart', { sameCauseAs: null }),
  ]
  const why = text(
    `Có lẽ cùng nguyên nhân với dòng ${other?.rowKey ?? to}: ${shorten(other?.cells.words ?? '')}`,
    `Probably the same cause as row ${other?.rowKey ?? to}: ${shorten(other?.cells.words ?? '')}`,
  )
  return {
    root,
    doubts: [doubt(rowKey, 'same-cause', 'note', row.cells.words ? 'words' : 'answer', why, choices, root)],
  }
}

const shorten = (words: string): string => (words.length > 80 ? `${words.slice(0, 79)}…` : words)

/** Who said what, for finding the row that was typed before. */
export const saidBy = ({ cells }: TidyRow): string =>
  `${foldName(cells.speaker)}|${cells.speaker === '' ? cells.code || cells.phone : ''}|${fold(cells.words)}`

/** The same person with the same words in the same dialogue: typed twice. */
export function twiceOf(
  rowKey: string,
  first: TidyRow | undefined,
  done: ReadonlyMap<TidyRow, PreviewRow>,
): Doubt | null {
  if (!first) return null
  const known = done.get(first)?.rowKey ?? `${first.line}`
  const choices = [
    choice('drop', `Bỏ dòng này, giữ dòng ${known}`, `Drop this row, keep row ${known}`, {
      dropFor: first.line,
    }),
    choice('keep', 'Giữ cả hai', 'Keep both', { dropFor: null }),
  ]
  return doubt(
    rowKey,
    'double-entry',
    'must',
    'words',
    text(
      `Cùng người, cùng lời với dòng ${known}: có lẽ gõ hai lần.`,
      `Same person and words as row ${known}: probably typed twice.`,
    ),
    choices,
    { duplicate_of: known },
  )
}

/** The answer as words: without who gave it, and of the earlier row where the cell refers to it. */
export function answerOf(
  row: TidyRow,
  reference: Reference | null,
  target: PreviewRow | undefined,
): SpokenAnswer | null {
  const said = row.cells.answer
  if (said === '') return null
  const borrows =
    target?.answer &&
    reference &&
    reference.by !== 'name' &&
    /^(nhu|nt|tuong tu|cung y|["'〃]|da tra loi)/.test(fold(said) || said)
  if (borrows && target?.answer) {
    const more = beyondReference(said)
    return {
      by: target.answer.by,
      words: more === '' ? target.answer.words : `${target.answer.words} ${more}`,
      said,
    }
  }
  const by = answerBy(said)
  return { by, words: by === null ? said : said.slice(said.indexOf(':') + 1).trim(), said }
}

/** The dialogue's name in another spelling than most of its rows have. */
export const nameVariant = (row: TidyRow, dialogue: PreviewDialogue): Normalised[] =>
  row.cells.dialogue === '' || row.cells.dialogue === dialogue.name
    ? []
    : [
        {
          what: 'dialogue-name-variant',
          field: 'dialogue',
          found: row.cells.dialogue,
          becomes: dialogue.name,
        },
      ]
