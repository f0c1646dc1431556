import { Button } from '@mantine/core'
import { useState } from 'react'
import { useSay } from '#desk/language.tsx'
import { useKeys } from '#desk/ui/keys.tsx'
import { type Text, text } from '#plain/texts.ts'
import type { StaffMove } from '../contract.ts'
import type { MoveView } from '../moves.ts'
import { moveWords } from '../words.ts'
import { IdentityDialog } from './identity-dialog.tsx'
import { MoveDialog } from './move-dialog.tsx'
import type { Open } from './petition-view.tsx'

/** In the order in which they are wanted; what is done seldom is folded away. */
const often: readonly StaffMove[] = [
  'answer',
  'deliver',
  'judge',
  'put-off',
  'take',
  'promise',
  'assign',
  'move-on',
  'ask',
  'hear-back',
  'hand-over',
  'hear-authority',
  'wait-for-money',
  'resume',
  'read-back',
]
/** What carries the petition on: the first of these that is open is the button in colour. */
const leading: readonly StaffMove[] = ['answer', 'deliver', 'judge', 'assign', 'hear-authority', 'hear-back']
const seldom: readonly StaffMove[] = [
  'note',
  'classify',
  'open-identity',
  'withdraw',
  'duplicate',
  'spam',
  'ask-withhold',
  'withhold',
  'release',
]
const keys: Partial<Record<StaffMove, string>> = {
  answer: 'a',
  'put-off': 'h',
  'move-on': 'm',
  assign: 'g',
  take: 't',
  deliver: 'd',
  note: 'n',
}

/** The moves open to me now; those that are not stand there with the reason. A mirror of the law: the server decides. */
export function Moves({ open }: { open: Open }) {
  const say = useSay()
  const [move, setMove] = useState<StaffMove>()
  const [why, setWhy] = useState<Text>()
  const views = new Map(open.moves.map((view) => [view.move, view]))
  const press = (view: MoveView) => {
    setWhy(view.open ? undefined : view.why)
    if (view.open) setMove(view.move as StaffMove)
  }
  useKeys(
    Object.entries(keys).flatMap(([name, key]) => {
      const view = views.get(name as StaffMove)
      return view ? [{ key, does: moveWords[view.move], press: () => press(view) }] : []
    }),
  )
  const of = (names: readonly StaffMove[]) => names.flatMap((name) => views.get(name) ?? [])
  // What the step does not allow is noise among what is wanted: it stands folded, with the reason.
  const [wanted, folded] = [
    of(often).filter((view) => view.open),
    [...of(often).filter((view) => !view.open), ...of(seldom)],
  ]
  const first = wanted.find(({ move }) => leading.includes(move as StaffMove))?.move
  const button = (view: MoveView) => (
    <Button
      key={view.move}
      size="sm"
      variant={view.move === first ? 'filled' : 'default'}
      aria-disabled={view.open ? undefined : true}
      data-closed={view.open ? undefined : true}
      style={view.open ? undefined : { color: 'var(--ink-3)', borderStyle: 'dashed' }}
      title={view.open || !view.why ? undefined : say(view.why)}
      onClick={() => press(view)}
    >
      {say(moveWords[view.move])}
    </Button>
  )
  if (open.moves.length === 0) return null
  return (
    <div className="no-print">
      <div className="row">{wanted.map(button)}</div>
      {folded.length > 0 && (
        <details className="moves-more">
          <summary>{say(words.more)}</summary>
          <div className="row">{folded.map(button)}</div>
        </details>
      )}
      {why && (
        <div className="notice due" role="status" style={{ marginTop: 8 }}>
          {say(why)}
        </div>
      )}
      {move === 'open-identity' && <IdentityDialog open={open} onClose={() => setMove(undefined)} />}
      {move && move !== 'open-identity' && (
        <MoveDialog key={move} open={open} move={move} onClose={() => setMove(undefined)} />
      )}
    </div>
  )
}

const words = { more: text('Việc khác, và vì sao chưa làm được', 'Other moves, and why some are closed') }
