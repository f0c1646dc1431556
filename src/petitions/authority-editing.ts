import { type Changing, checkFree, checkPast, endAfter, inForce } from '#plain/dated.ts'
import { addDays, type Day } from '#plain/day.ts'
import { invalid, isRefusal, missing, type Refusal } from '#plain/refusal.ts'
import { type Text, text } from '#plain/texts.ts'
import { departmentOf, type Units, unitOn } from '#units/unit.ts'
import { type AuthorityRule, rulesFor, whyHere } from './authority.ts'
import { type Topic, topicOn } from './topic.ts'

export type NewRule = Omit<AuthorityRule, 'id' | 'validFrom' | 'validTo'>

/** What an edit of the authority table writes: a row closed, a row opened. */
export interface RuleEdit {
  readonly closes: { readonly id: number; readonly to: Day } | null
  readonly opens: (NewRule & { readonly from: Day; readonly to: Day | null }) | null
  readonly topic: string
  readonly event: { readonly kind: string; readonly data: Readonly<Record<string, unknown>> }
}

const dated = (rule: AuthorityRule) => ({ ...rule, from: rule.validFrom, to: rule.validTo })
const sameKey = (a: NewRule, b: NewRule): boolean =>
  a.topic === b.topic && a.condition.vi.trim() === b.condition.vi.trim()

/**
 * A row from a day. The row of the same topic and condition in force that day ends the day before; where one
 * begins on that very day or is planned later, it overlaps and is refused, for two rows must never both answer.
 */
export function setRule(
  rules: readonly AuthorityRule[],
  topics: readonly Topic[],
  rule: NewRule,
  changing: Changing,
): RuleEdit | Refusal {
  const rivals = rules.filter((other) => sameKey(other, rule)).map(dated)
  const before = rivals.find((other) => inForce(other, changing.from) && other.from < changing.from)
  const opens = { ...rule, from: changing.from, to: null }
  const refusal =
    checkRule(topics, rule, changing.from) ??
    checkPast(changing) ??
    checkFree(
      rivals.filter((other) => other !== before),
      opens,
    )
  if (refusal) return refusal
  const closes = before ? { id: before.id, to: addDays(changing.from, -1) } : null
  const data = { from: changing.from, before: before?.id ?? null, rule, reason: changing.reason }
  return { closes, opens, topic: rule.topic, event: { kind: 'authority.changed', data } }
}

/** The last day of a row. Refuses `no-such-rule`, `past-needs-reason`, `not-then`. */
export function endRule(rules: readonly AuthorityRule[], id: number, changing: Changing): RuleEdit | Refusal {
  const rule = rules.find((row) => row.id === id)
  if (!rule) return missing('no-such-rule', text('Không có dòng này.', 'There is no such row.'))
  const ended = endAfter([dated(rule)], changing.from, changing)
  if (isRefusal(ended)) return ended
  const data = { rule: id, last: changing.from, reason: changing.reason }
  return {
    closes: { id, to: changing.from },
    opens: null,
    topic: rule.topic,
    event: { kind: 'authority.ended', data },
  }
}

/** Refuses `no-such-topic`, `department-missing`, `receiver-missing`, `legal-missing`, `wrong-days`. */
function checkRule(topics: readonly Topic[], rule: NewRule, on: Day): Refusal | undefined {
  if (!topicOn(topics, rule.topic, on))
    return invalid(
      'no-such-topic',
      text('Không có nhóm này vào ngày đó.', 'No such topic on that day.'),
      'topic',
    )
  if (rule.level === 'branch' && rule.department.trim() === '')
    return invalid('department-missing', text('Chọn bộ phận nhận.', 'Name the department.'), 'department')
  if (rule.receiver.vi.trim() === '')
    return invalid('receiver-missing', text('Ghi nơi nhận.', 'Name the receiver.'), 'receiver')
  if (rule.legal.vi.trim() === '')
    return invalid('legal-missing', text('Ghi căn cứ.', 'Name the legal ground.'), 'legal')
  return rule.promiseDays < Math.max(1, rule.workDays)
    ? invalid(
        'wrong-days',
        text('Hẹn với bà con không ngắn hơn thời hạn xử lý.', 'The promise cannot be shorter than the work.'),
        'promiseDays',
      )
    : undefined
}

export interface WhoGets {
  readonly rule: AuthorityRule | null
  /** The unit of the branch that takes it; the branch itself where the table is silent. */
  readonly unit: number
  readonly unitName: string
  readonly why: Text
  /** The other rows of that day, by their conditions. */
  readonly others: readonly AuthorityRule[]
}

/** "Ai nhận việc này, và vì sao?": for a topic, a condition and a day, as intake would decide. */
export function whoGets(
  world: { rules: readonly AuthorityRule[]; units: Units; topics: readonly Topic[] },
  branch: number,
  asked: { topic: string; condition: string; on: Day },
): WhoGets {
  const rows = rulesFor(world.rules, asked.topic, asked.on)
  const rule = rows.find((row) => row.condition.vi === asked.condition) ?? rows[0] ?? null
  const sealed = topicOn(world.topics, asked.topic, asked.on)?.sealed ?? false
  const department =
    rule && !sealed ? departmentOf(world.units, branch, rule.department, asked.on) : undefined
  const unit = department ?? branch
  return {
    rule,
    unit,
    unitName: unitOn(world.units, unit, asked.on)?.name ?? '',
    why: sealed ? aboutStaff : rule ? whyHere(rule) : silent,
    others: rows.filter((row) => row !== rule),
  }
}

const silent = text(
  'Bảng thẩm quyền không có dòng nào cho ngày này: Điện lực tự trả lời, thư ký giao việc.',
  'The table is silent on that day: the branch itself answers, the secretary assigns.',
)
const aboutStaff = text(
  'Nói về nhân viên: chỉ lãnh đạo Điện lực nhận và đọc.',
  'It is about staff: only the branch’s leaders get and read it.',
)
