import type { Meaning } from '#desk/ui/badge.tsx'
import type { Notice, State } from '../notice.ts'
import type { SmsForms } from '../sms.ts'

type Moments = 'madeAt' | 'handedAt' | 'reachedAt' | 'dueAt'

/** A notice as the API tells it. */
export interface NoticeView extends Omit<Notice, 'identity' | Moments>, Record<Moments, string | null> {
  readonly sms: SmsForms | null
}

export const meaningOf: Record<State, Meaning> = {
  waiting: 'due',
  handed_over: 'waiting',
  reached: 'confirmed',
  failed: 'late',
  unknown: 'cannot',
  cancelled: 'plain',
}
