import { type Changing, checkPast, endAfter, type Succeeded, succeed } from '#plain/dated.ts'
import { conflict, invalid, isRefusal, missing, type Refusal } from '#plain/refusal.ts'
import { type Text, text } from '#plain/texts.ts'
import { type Topic, topicOn, topicsOn } from './topic.ts'

export interface TopicBody {
  readonly parent: string | null
  readonly position: number
  readonly name: Text
  readonly asks: readonly Text[]
  readonly sealed: boolean
}

/** A topic made, or changed from a day. */
export interface TopicEdit {
  readonly made: Topic | null
  readonly changed: Succeeded<Topic> | null
}

/** Makes a topic from a day, or changes it from that day; petitions of before keep theirs. Refuses `wrong-code`, `name-missing`, `wrong-parent`, `sealed-stays`, `past-needs-reason`, `nothing-new`. */
export function setTopic(
  topics: readonly Topic[],
  code: string,
  body: TopicBody,
  changing: Changing,
): TopicEdit | Refusal {
  const own = topics.filter((topic) => topic.code === code)
  const refusal = check(topics, code, body, changing)
  if (refusal) return refusal
  if (own.length === 0)
    return checkPast(changing) ?? { made: { code, ...body, from: changing.from, to: null }, changed: null }
  const before = topicOn(topics, code, changing.from)
  if (before?.sealed && !body.sealed)
    return conflict(
      'sealed-stays',
      text('Nhóm nói về nhân viên luôn được giữ kín.', 'What is about staff stays sealed.'),
      'sealed',
    )
  // Texts are compared by what they say.
  const same = before && JSON.stringify(bodyOf(before)) === JSON.stringify(body)
  const changed = succeed(own, same && before ? before : body, changing)
  return isRefusal(changed) ? changed : { made: null, changed }
}

/** The last day of a topic. Refuses `still-parent` and what ending refuses. */
export function endTopic(topics: readonly Topic[], code: string, changing: Changing): Topic | Refusal {
  const own = topics.filter((topic) => topic.code === code)
  if (own.length === 0) return missing('no-such-topic', text('Không có nhóm này.', 'There is no such topic.'))
  if (code === 'other')
    return conflict('needed', text('Nhóm “Khác” phải luôn có.', 'The topic “other” must always be there.'))
  if (topicsOn(topics, changing.from).some((topic) => topic.parent === code))
    return conflict('still-parent', text('Còn nhóm bên dưới.', 'There are topics below it.'))
  return endAfter(own, changing.from, changing)
}

const bodyOf = ({ parent, position, name, asks, sealed }: Topic): TopicBody => ({
  parent,
  position,
  name: { vi: name.vi, en: name.en },
  asks: asks.map(({ vi, en }) => ({ vi, en })),
  sealed,
})

function check(
  topics: readonly Topic[],
  code: string,
  body: TopicBody,
  { from }: Changing,
): Refusal | undefined {
  if (!/^[a-z][a-z0-9_]{1,39}$/.test(code))
    return invalid(
      'wrong-code',
      text(
        'Mã nhóm gồm chữ thường không dấu, số, gạch dưới.',
        'A code is small letters, digits, underscores.',
      ),
      'code',
    )
  if (body.name.vi.trim() === '' || body.name.en.trim() === '')
    return invalid(
      'name-missing',
      text('Cần tên bằng cả hai tiếng.', 'A name in both languages is needed.'),
      'name',
    )
  if (body.asks.some((ask) => ask.vi.trim() === '' || ask.en.trim() === ''))
    return invalid(
      'ask-missing',
      text('Câu hỏi cần ghi bằng cả hai tiếng.', 'Each question is needed in both languages.'),
      'asks',
    )
  const parent = body.parent === null ? null : topicOn(topics, body.parent, from)
  return parent === undefined || parent?.code === code || (parent !== null && parent?.parent === code)
    ? invalid('wrong-parent', text('Nhóm cấp trên chưa đúng.', 'That parent does not fit.'), 'parent')
    : undefined
}
