import type { Day } from '#plain/day.ts'
import type { Text } from '#plain/texts.ts'

/** A node of the tree of topics, dated; what must be asked before anybody can act. */
export interface Topic {
  readonly code: string
  readonly parent: string | null
  readonly position: number
  readonly name: Text
  readonly asks: readonly Text[]
  /** About staff: shielded by default, read by leaders only. */
  readonly sealed: boolean
  readonly from: Day
  readonly to: Day | null
}

/** The topics in force on a day, in their order. */
export const topicsOn = (topics: readonly Topic[], on: Day): Topic[] =>
  topics
    .filter((topic) => topic.from <= on && (topic.to === null || on <= topic.to))
    .sort((a, b) => a.position - b.position)

export const topicOn = (topics: readonly Topic[], code: string, on: Day): Topic | undefined =>
  topicsOn(topics, on).find((topic) => topic.code === code)
