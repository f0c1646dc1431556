import type { Topic } from '#petitions/suggestion.ts'
import type { Day } from '#plain/day.ts'
import { isDitto, type TidyRow } from './cells.ts'
import { commonYear } from './dialogues.ts'
import type { Known, Remembered } from './known.ts'
import { topicOfLabel } from './labels.ts'
import { villagesOf } from './places.ts'
import type { PreviewDialogue, PreviewRow } from './plan.ts'
import { readReceivers } from './receivers.ts'
import { referenceOf } from './references.ts'
import { answerOf, linkOf, nameVariant, saidBy, twiceOf, voiceOf } from './relations.ts'
import { lookAtCode } from './row-code.ts'
import { lookAtDate } from './row-date.ts'
import { lookAtMatter } from './row-matter.ts'
import { lookAtPhone, lookForPhones } from './row-phone.ts'
import { lookAtPlace } from './row-place.ts'
import { lookAtPromise } from './row-promise.ts'
import { lookAtSpeaker } from './row-speaker.ts'
import { lookAtWords } from './row-words.ts'
import { comparer, type Voice } from './same-cause.ts'

export type Span = { readonly first: Day | null; readonly last: Day | null }

/** Reads the rows of one dialogue in order, so that each can refer to those before it. */
export function rowReader(known: Known, remembered: Remembered, all: readonly TidyRow[], span: Span) {
  const villages = villagesOf(known)
  const customers = new Map((known.customers ?? []).map((customer) => [customer.code, customer]))
  const year = commonYear(all)
  const compare = comparer(all.map((row) => voiceOf(row, 'other')))
  return (
    dialogue: PreviewDialogue,
    rows: readonly TidyRow[],
    keys: ReadonlyMap<TidyRow, string>,
  ): PreviewRow[] => {
    const done = new Map<TidyRow, PreviewRow>()
    const voices = new Map<TidyRow, Voice>()
    const said = new Map<string, TidyRow>()
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
      const twice = twiceOf(rowKey, said.get(saidBy(row)), done)
      if (!twice) said.set(saidBy(row), row)
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
