import type { Day } from '#plain/day.ts'
import type { Text } from '#plain/texts.ts'
import type { Level } from './petition.ts'

/** One dated row of the authority table: topic × condition × level × legal ground × receiver × time. */
export interface AuthorityRule {
  readonly id: number
  readonly topic: string
  /** Empty: the rule where no condition is met. */
  readonly condition: Text
  readonly level: Level
  /** Symbol of the branch's department that takes it (`KD`, `KT`, `VH` …), or follows it where another level decides. */
  readonly department: string
  readonly receiver: Text
  readonly legal: Text
  /** The work clock, in working days. */
  readonly workDays: number
  /** The promise to the person, in working days. */
  readonly promiseDays: number
  readonly validFrom: Day
  readonly validTo: Day | null
}

export const inForce = (rule: AuthorityRule, on: Day): boolean =>
  rule.validFrom <= on && (rule.validTo === null || on <= rule.validTo)

/** The rows for a topic in force on a day, the one without a condition first. */
export function rulesFor(rules: readonly AuthorityRule[], topic: string, on: Day): AuthorityRule[] {
  return rules
    .filter((rule) => rule.topic === topic && inForce(rule, on))
    .sort((a, b) => Number(a.condition.vi !== '') - Number(b.condition.vi !== '') || a.id - b.id)
}

/**
 * Who has the authority over a topic on a day: the row without a condition, else the first.
 * Undefined where the table is silent; then the branch itself answers.
 */
export function ruleFor(rules: readonly AuthorityRule[], topic: string, on: Day): AuthorityRule | undefined {
  return rulesFor(rules, topic, on)[0]
}

/** "Vì sao ở đây": the sentence that says why this authority, with its legal ground. */
export function whyHere(rule: AuthorityRule): Text {
  const sentence = (condition: string, receiver: string, legal: string, join: string) =>
    `${condition === '' ? '' : `${condition}: `}${receiver}${legal === '' ? '' : ` ${join} ${legal}`}.`
  return {
    vi: sentence(rule.condition.vi, rule.receiver.vi, rule.legal.vi, '–'),
    en: sentence(rule.condition.en, rule.receiver.en, rule.legal.en, '–'),
  }
}
