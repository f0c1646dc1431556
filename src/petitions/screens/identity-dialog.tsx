import { useState } from 'react'
import { useSay } from '#desk/language.tsx'
import { useReadAgain, useWrite } from '#desk/read.ts'
import { FormDialog } from '#desk/ui/dialog.tsx'
import type { Identity } from '#people/identity.ts'
import { type Text, text } from '#plain/texts.ts'
import { bodyOf, firstValues } from './move-fields.ts'
import { MoveForm } from './move-form.tsx'
import type { Open } from './petition-view.tsx'

/** Who spoke, out of the vault: only after a reason, shown once, kept nowhere on this device. */
export function IdentityDialog({ open, onClose }: { open: Open; onClose: () => void }) {
  const say = useSay()
  const readAgain = useReadAgain()
  const opening = useWrite<{ identity: Identity | null }>()
  const [values, setValues] = useState(() => firstValues('open-identity'))
  const [identity, setIdentity] = useState<Identity | null>()
  async function send() {
    if (identity !== undefined) return onClose()
    const reply = await opening.send({
      method: 'PUT',
      path: `/api/petitions/${open.petition.id}/open-identity`,
      body: bodyOf('open-identity', values),
    })
    if (!reply) return
    setIdentity(reply.identity)
    readAgain('/api/petitions')
  }
  return (
    <FormDialog
      title={words.title}
      does={identity === undefined ? words.open : words.close}
      busy={opening.busy}
      failure={opening.failure}
      onSend={send}
      onClose={onClose}
    >
      {identity === undefined ? (
        <>
          <div className="notice">{say(words.told)}</div>
          <MoveForm
            move="open-identity"
            values={values}
            wrong={opening.failure?.field}
            set={(change) => setValues((before) => ({ ...before, ...change }))}
          />
        </>
      ) : (
        <Known identity={identity} />
      )}
    </FormDialog>
  )
}

function Known({ identity }: { identity: Identity | null }) {
  const say = useSay()
  const known = fields.filter(([name]) => identity?.[name])
  if (!identity || known.length === 0) return <p>{say(words.forgotten)}</p>
  return (
    <dl className="facts">
      {known.map(([name, label]) => (
        <div key={name}>
          <dt>{say(label)}</dt>
          <dd>
            {name === 'phone' ? <a href={`tel:${identity.phone}`}>{identity.phone}</a> : identity[name]}
          </dd>
        </div>
      ))}
    </dl>
  )
}

const fields: readonly (readonly [keyof Identity, Text])[] = [
  ['name', text('Tên', 'Name')],
  ['phone', text('Điện thoại', 'Phone')],
  ['email', text('Thư điện tử', 'E-mail')],
  ['customer', text('Mã khách hàng', 'Customer')],
  ['where', text('Tìm ở đâu', 'Where to find them')],
]
const words = {
  title: text('Xem người nói là ai', 'See who spoke'),
  open: text('Xem', 'Open'),
  close: text('Xong', 'Done'),
  told: text(
    'Lần xem này được ghi vào sổ cái và bà con được biết.',
    'This is written in the ledger, and the person is told.',
  ),
  forgotten: text('Không còn giữ thông tin về người nói.', 'Nothing about the person is kept any more.'),
}
