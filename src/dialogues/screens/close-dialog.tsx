import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useSay } from '#desk/language.tsx'
import { useReadAgain, useWrite } from '#desk/read.ts'
import { FormDialog } from '#desk/ui/dialog.tsx'
import { text } from '#plain/texts.ts'
import type { Dialogue } from '../dialogue.ts'
import { TimeField, tidyTime } from './time-field.tsx'

/** Who came, when it ended, what the chair concluded. */
export function CloseDialog({ dialogue, onClose }: { dialogue: Dialogue; onClose: () => void }) {
  const say = useSay()
  const [men, setMen] = useState(String(dialogue.men || ''))
  const [women, setWomen] = useState(String(dialogue.women || ''))
  const [officials, setOfficials] = useState(String(dialogue.officials || ''))
  const [endsAt, setEndsAt] = useState(dialogue.endsAt ?? '')
  const [closing, setClosing] = useState(dialogue.closing)
  const writing = useWrite<Dialogue>()
  const again = useReadAgain()
  const send = async () => {
    const body = {
      men: Number(men),
      women: Number(women),
      officials: Number(officials),
      endsAt: tidyTime(endsAt) || null,
      closing,
    }
    const path = `/api/dialogues/${dialogue.id}/close`
    if (!(await writing.send({ method: 'PUT', path, body }))) return
    again('/api/dialogues')
    onClose()
  }
  const number = (label: ReturnType<typeof text>, value: string, set: (value: string) => void) => (
    <TextInput
      label={say(label)}
      value={value}
      inputMode="numeric"
      onChange={(event) => set(event.currentTarget.value.replace(/\D/g, ''))}
    />
  )
  return (
    <FormDialog
      title={words.title}
      does={words.save}
      busy={writing.busy}
      failure={writing.failure}
      onSend={() => void send()}
      onClose={onClose}
    >
      <div className="fields">
        {number(words.men, men, setMen)}
        {number(words.women, women, setWomen)}
        {number(words.officials, officials, setOfficials)}
        <TimeField label={say(words.ends)} value={endsAt} onChange={setEndsAt} />
      </div>
      <Textarea
        label={say(words.closing)}
        minRows={3}
        value={closing}
        onChange={(event) => setClosing(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

const words = {
  title: text('Người dự và kết thúc', 'Attendance and closing'),
  save: text('Lưu', 'Save'),
  men: text('Nam', 'Men'),
  women: text('Nữ', 'Women'),
  officials: text('Đại biểu', 'Officials'),
  ends: text('Kết thúc lúc', 'Ended at'),
  closing: text('Kết luận của chủ trì', 'The chair’s conclusion'),
}
