import { useState } from 'react'
import { get, isFailure } from '#desk/api.ts'
import { useSay } from '#desk/language.tsx'
import { useReadAgain, useWrite } from '#desk/read.ts'
import { FormDialog } from '#desk/ui/dialog.tsx'
import { text } from '#plain/texts.ts'
import type { StaffMove } from '../contract.ts'
import type { Changed as Reply } from '../store.ts'
import { moveWords } from '../words.ts'
import { Changed } from './changed.tsx'
import { bodyOf, firstValues, moveFields } from './move-fields.ts'
import { MoveForm } from './move-form.tsx'
import type { Open } from './petition-view.tsx'

interface MoveDialogProps {
  readonly open: Open
  readonly move: StaffMove
  readonly onClose: () => void
}

/** The form of a move. The version that the person saw goes along: when somebody was first, both are shown and nothing typed is lost. */
export function MoveDialog({ open, move, onClose }: MoveDialogProps) {
  const say = useSay()
  const readAgain = useReadAgain()
  const sending = useWrite<Reply>()
  // What was seen when the form was opened: the list behind may be read again meanwhile.
  const [seen, setSeen] = useState(open)
  const [now, setNow] = useState<Open>()
  const { petition } = seen
  const [values, setValues] = useState(() => firstValues(move, petition))
  async function send() {
    const version = (now ?? seen).petition.seq
    if (now) setSeen(now)
    setNow(undefined)
    const request = {
      method: 'PUT',
      path: `/api/petitions/${petition.id}/${move}`,
      body: bodyOf(move, values),
      version,
    } as const
    if (await sending.send(request)) {
      readAgain('/api/petitions')
      onClose()
    }
  }
  const conflict = sending.failure?.code === 'changed-meanwhile'
  if (conflict && !now) void look()
  async function look() {
    const latest = await get<Open>(`/api/petitions/${petition.id}`)
    if (!isFailure(latest)) setNow(latest)
  }
  return (
    <FormDialog
      title={text(`${moveWords[move].vi} · ${petition.number}`, `${moveWords[move].en} · ${petition.number}`)}
      does={now ? words.stillSend : moveWords[move]}
      busy={sending.busy}
      failure={sending.failure}
      onSend={send}
      onClose={() => {
        if (now) readAgain('/api/petitions')
        onClose()
      }}
    >
      {move !== 'read-back' && move !== 'take' && (
        <blockquote className="petition-words">“{petition.words}”</blockquote>
      )}
      {moveFields[move].length === 0 && <p>{say(move === 'take' ? words.take : words.readBack)}</p>}
      <MoveForm
        move={move}
        values={values}
        wrong={sending.failure?.field}
        set={(change) => setValues((before) => ({ ...before, ...change }))}
      />
      {now && <Changed seen={seen} now={now} />}
    </FormDialog>
  )
}

const words = {
  stillSend: text('Đã xem, vẫn gửi', 'Seen, send it still'),
  take: text('Anh/chị nhận làm việc này.', 'You take this work.'),
  readBack: text(
    'Đã đọc lại cho bà con nghe và bà con đồng ý với những gì đã ghi.',
    'It was read back, and the person agrees with what was written.',
  ),
}
