import { suggestTopic, type Topic } from '#petitions/suggestion.ts'
import { text } from '#plain/texts.ts'
import type { TidyRow } from './cells.ts'
import { choice, doubt, topicNames } from './choices.ts'
import type { Doubt } from './doubt.ts'
import { doubtLabel } from './labels.ts'
import type { Look } from './look.ts'
import type { Receiver } from './plan.ts'
import { proposeCut } from './splitting.ts'

/**
 * What the words ask for: one matter or two, and its topic. The label of the notebook stands unless the
 * words say plainly another thing; without a label the topic is that of the row referred to, else suggested.
 */
export function lookAtWords(
  row: TidyRow,
  rowKey: string,
  labelled: Topic | null,
  referred: Topic | null,
  receivers: readonly Receiver[],
  answer: string,
): Look & { topic: Topic } {
  const { words, label, note } = row.cells
  const doubts: Doubt[] = []
  const suggested = suggestTopic(words)[0]?.topic ?? 'other'
  const better = labelled === null ? null : doubtLabel(labelled, words, note)
  let topic = better ?? labelled ?? referred ?? suggested
  const cut = proposeCut(words, answer, receivers.length)
  if (cut && labelled === null) topic = cut.topics[0] ?? topic
  if (better && labelled) {
    const why = text(
      `Sổ ghi “${label}” nhưng lời nói hợp với “${topicNames[better].vi}” hơn.`,
      `The notebook says “${label}” but the words fit “${topicNames[better].en}” better.`,
    )
    doubts.push(
      doubt(
        rowKey,
        'label-doubt',
        'confirm',
        'label',
        why,
        [pick(better), pick(labelled, 'as-written'), otherTopic],
        better,
      ),
    )
  }
  if (label === '' || labelled === null) {
    const why =
      label === ''
        ? text(
            `Chưa ghi nhóm nội dung; gợi ý “${topicNames[topic].vi}”.`,
            `No topic written; “${topicNames[topic].en}” is suggested.`,
          )
        : text(
            `Chưa biết nhóm “${label}”; gợi ý “${topicNames[topic].vi}”.`,
            `“${label}” is no known topic; “${topicNames[topic].en}” is suggested.`,
          )
    doubts.push(doubt(rowKey, 'empty-label', 'note', 'label', why, [pick(topic), otherTopic], topic))
  }
  if (cut === null) return { patch: { words: [words], topics: [topic] }, doubts, normalised: [], topic }
  // The label stands for the part that fits it best; the other parts speak for themselves.
  const home = labelled === null ? 0 : bestPart(cut.words, topic)
  const topics = cut.topics.map((own, at) => (at === home ? topic : own))
  const why = text(`Ô này có ${cut.words.length} ý kiến.`, `This cell holds ${cut.words.length} opinions.`)
  const choices = [
    choice('split', `Tách thành ${cut.words.length} ý kiến`, `Split into ${cut.words.length} opinions`, {
      words: cut.words,
      topics,
    }),
    choice('keep', 'Giữ là một ý kiến', 'Keep as one opinion', { words: [words], topics: [topic] }),
    choice('other', 'Tự cắt lại', 'Cut it differently', {}, 'cuts'),
  ]
  doubts.unshift(doubt(rowKey, 'two-opinions-in-one-cell', 'must', 'words', why, choices, cut.words))
  return { patch: { words: cut.words, topics }, doubts, normalised: [], topic }
}

const pick = (topic: Topic, id = 'suggested') =>
  choice(id, topicNames[topic].vi, topicNames[topic].en, { topic })
const otherTopic = choice('other', 'Chọn nhóm khác', 'Choose another topic', {}, 'topic')

function bestPart(parts: readonly string[], topic: Topic): number {
  const scores = parts.map((part) => suggestTopic(part).find((one) => one.topic === topic)?.score ?? 0)
  return scores.indexOf(Math.max(...scores))
}
