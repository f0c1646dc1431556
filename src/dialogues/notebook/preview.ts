import type { Topic } from '#petitions/suggestion.ts'
import type { Day } from '#plain/day.ts'
import { invalid, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { fold, foldName } from '#plain/vietnamese-text.ts'
import { fillDown, isBlank, isDitto, rowKeys, type TidyRow, tidy } from './cells.ts'
import { choice, doubt } from './choices.ts'
import { readHeader } from './columns.ts'
import { answerBy, campaignName, chairOf, commonYear, groupDialogues } from './dialogues.ts'
import { topicOfLabel } from './labels.ts'
import { villagesOf } from './places.ts'
import type {
  Doubt,
  Known,
  Normalised,
  Preview,
  PreviewDialogue,
  PreviewRow,
  Remembered,
  SpokenAnswer,
  TableRow,
} from './plan.ts'
import { readReceivers } from './receivers.ts'
import { beyondReference, type Reference, referenceOf } from './references.ts'
import { lookAtDate, lookAtPlace } from './row-date-place.ts'
import { lookAtCode, lookAtPhone, lookAtSpeaker, lookForPhones } from './row-person.ts'
import { lookAtPromise } from './row-promise.ts'
import { lookAtMatter, lookAtWords } from './row-words.ts'
import { comparer, sameCauseOf, type Voice } from './same-cause.ts'

/**
 * Reads a secretary's notebook against what the branch knows: dialogues, opinions, what was put right
 * without asking, and every doubt with its choices. Nothing is lost and nothing is decided.
 * Refuses a table without a header that names at least two columns, one of them the opinions.
 */
export function previewNotebook(
  rows: readonly TableRow[],
  known: Known,
  remembered: Remembered = {},
): Preview | Refusal {
  const header = readHeader(rows, remembered.mappings)
  if (header === null) return noHeader()
  const below = rows.filter(
    (row) =>
      row.line > header.line && row.cells.map(fold).join('|').replace(/\|+$/, '') !== header.fingerprint,
  )
  const tidied = below.map((row) => tidy(row, header.mapping))
  const blankLines = tidied.filter(isBlank).map((row) => row.line)
  const spoken = fillDown(tidied.filter((row) => !isBlank(row))).filter((row) => row.cells.words !== '')
  if (spoken.length === 0) return noHeader()
  const { dialogues, of } = groupDialogues(spoken, known)
  const days = dialogues.flatMap((dialogue) => dialogue.on ?? [])
  const span = { first: days[0] ?? null, last: days.at(-1) ?? null }
  const reader = rowReader(known, remembered, spoken, span)
  const keys = new Map(rowKeys(spoken).map((key, at) => [spoken[at] as TidyRow, key]))
  const read = dialogues.flatMap((dialogue) => {
    const own = spoken.filter((row) => of.get(row) === dialogue)
    return reader(dialogue, own, keys)
  })
  return {
    fingerprint: header.fingerprint,
    columns: header.columns,
    campaign: { name: campaignName(days), chair: chairOf(spoken), ...span },
    dialogues,
    rows: read.sort((a, b) => a.line - b.line),
    blankLines,
    imported: known.imported ?? [],
    communes: known.communes,
  }
}

type Span = { readonly first: Day | null; readonly last: Day | null }

/** Reads the rows of one dialogue in order, so that each can refer to those before it. */
function rowReader(known: Known, remembered: Remembered, all: readonly TidyRow[], span: Span) {
  const villages = villagesOf(known)
  const customers = new Map((known.customers ?? []).map((customer) => [customer.code, customer]))
  const year = commonYear(all)
  return (
    dialogue: PreviewDialogue,
    rows: readonly TidyRow[],
    keys: ReadonlyMap<TidyRow, string>,
  ): PreviewRow[] => {
    const done = new Map<TidyRow, PreviewRow>()
    const voices = new Map<TidyRow, Voice>()
    const compare = comparer(all.map((row) => voiceOf(row, 'other')))
    for (const [at, row] of rows.entries()) {
      const rowKey = keys.get(row) as string
      const earlier = rows.slice(0, at)
      const reference = referenceOf(row, earlier)
      const target = reference ? done.get(reference.to) : undefined
      const date = lookAtDate(row, rowKey, dialogue, span, year)
      const on = date.patch.on ?? null
      const place = lookAtPlace(row, rowKey, dialogue, known, villages)
      const answer = answerOf(row, reference, target)
      const above = earlier.at(-1)
      const same = above !== undefined && isDitto(row.cells.receiver)
      const receivers = same
        ? (done.get(above)?.receivers ?? [])
        : readReceivers(row.cells.receiver, known.units)
      const labelTopic = topicOfLabel(row.cells.label, remembered.labels)
      const words = lookAtWords(row, rowKey, labelTopic, target?.topic ?? null, receivers, row.cells.answer)
      const voice = { ...voiceOf(row, words.topic), commune: place.patch.commune?.name ?? '' }
      voices.set(row, voice)
      const linked = linkOf(
        row,
        rowKey,
        voice,
        reference,
        target,
        earlier.flatMap((one) => voices.get(one) ?? []),
        compare,
        done,
      )
      const neighbours = [...done.values()].filter(
        (one) =>
          linked.root !== null && (one.line === linked.root || one.reading.sameCauseAs === linked.root),
      )
      const promise = lookAtPromise(
        row,
        rowKey,
        on,
        known.calendar,
        neighbours.reverse().flatMap((one) => one.reading.promises),
        above?.cells.promise ?? '',
      )
      const looks = [
        date,
        place,
        lookAtSpeaker(row, rowKey),
        lookAtCode(row, rowKey, customers),
        lookAtPhone(row, rowKey, on),
        words,
        lookAtMatter(row, rowKey, words.topic),
        promise,
      ]
      const phones = lookForPhones(row, rowKey, on)
      const twice = twiceOf(row, rowKey, earlier, done)
      const patch = Object.assign({}, ...looks.map((look) => look.patch))
      done.set(row, {
        line: row.line,
        rowKey,
        cells: row.cells,
        dialogue: dialogue.key,
        normalised: [
          ...row.normalised,
          ...nameVariant(row, dialogue),
          ...looks.flatMap((look) => look.normalised),
        ],
        doubts: twice
          ? [twice]
          : [...looks.flatMap((look) => look.doubts), ...phones.doubts, ...linked.doubts],
        reading: {
          ...patch,
          mask: phones.mask,
          sameCauseAs: linked.root,
          dropFor: (twice?.choices[0]?.patch.dropFor as number | undefined) ?? null,
        },
        labelTopic,
        topic: (patch.topic as Topic | undefined) ?? words.topic,
        promiseSaid: row.cells.promise,
        answer,
        receivers,
      })
    }
    return [...done.values()]
  }
}

const voiceOf = (row: TidyRow, topic: Topic): Voice => ({
  line: row.line,
  words: row.cells.words,
  topic,
  village: row.cells.village,
  commune: '',
})

/** Shown as the same cause: a row referred to (unless its label says another matter), else one much alike. */
function linkOf(
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

/** The same person with the same words in the same dialogue: typed twice. */
function twiceOf(
  row: TidyRow,
  rowKey: string,
  earlier: readonly TidyRow[],
  done: ReadonlyMap<TidyRow, PreviewRow>,
): Doubt | null {
  const person = (one: TidyRow) =>
    `${foldName(one.cells.speaker)}|${one.cells.speaker === '' ? one.cells.code || one.cells.phone : ''}`
  const first = earlier.find(
    (one) => fold(one.cells.words) === fold(row.cells.words) && person(one) === person(row),
  )
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

function answerOf(
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

const nameVariant = (row: TidyRow, dialogue: PreviewDialogue): Normalised[] =>
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

const noHeader = (): Refusal =>
  invalid(
    'no-header',
    text(
      'Không tìm thấy dòng tiêu đề có cột nội dung ý kiến.',
      'No header row with a column of opinions was found.',
    ),
    'file',
  )
