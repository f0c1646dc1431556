import type { RefusalKind } from '#plain/refusal.ts'
import { type Text, text } from '#plain/texts.ts'

/** Why something did not come about, as a value: a refusal of the server, a server that failed, a network that is away. */
export interface Failure {
  readonly refused: RefusalKind | 'broken' | 'unreachable'
  readonly code: string
  readonly why: Text
  readonly field?: string
  /** Each wrong field of the form, where the server names them. */
  readonly fields?: readonly { readonly field: string; readonly wrong: string }[]
}

export const isFailure = (value: unknown): value is Failure =>
  typeof value === 'object' && value !== null && 'refused' in value && 'why' in value

/** Whether nobody knows if the server did it: the same press may be sent again, with the same key. */
export const isUnknown = ({ refused }: Failure): boolean => refused === 'broken' || refused === 'unreachable'

export const offline: Failure = {
  refused: 'unreachable',
  code: 'offline',
  why: text(
    'Máy này đang mất mạng. Chưa gửi được; những gì đã gõ vẫn còn đây.',
    'This device is offline. Nothing was sent; what you typed is still here.',
  ),
}
export const lost: Failure = {
  refused: 'unreachable',
  code: 'lost',
  why: text(
    'Không liên lạc được với máy chủ, chưa biết việc đã được ghi hay chưa. Hãy bấm lại: không bị ghi hai lần.',
    'The server cannot be reached; whether it was written is not known. Press again: it is never written twice.',
  ),
}
export const unread: Failure = {
  refused: 'unreachable',
  code: 'unread',
  why: text(
    'Chưa tải được: máy chủ không trả lời. Hãy thử lại.',
    'Not loaded: the server did not answer. Try again.',
  ),
}
export const garbled: Failure = {
  refused: 'broken',
  code: 'broken',
  why: text('Máy chủ trả lời không đọc được. Hãy thử lại.', 'The server’s reply cannot be read. Try again.'),
}
