import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useSay } from '#desk/language.tsx'
import { useReadAgain, useWrite } from '#desk/read.ts'
import { useToday } from '#desk/today.ts'
import { DayField } from '#desk/ui/day-field.tsx'
import { FormDialog } from '#desk/ui/dialog.tsx'
import { useWorld } from '#petitions/screens/names.ts'
import type { Day } from '#plain/day.ts'
import { text } from '#plain/texts.ts'
import type { Campaign } from '../campaign.ts'
import type { Dialogue } from '../dialogue.ts'
import { AreaPicks, useCommunes } from './area-picks.tsx'
import { TimeField, tidyTime } from './time-field.tsx'

interface PlanDialogProps {
  /** The dialogue to be changed; without one a new one is planned. */
  readonly dialogue?: Dialogue
  readonly campaign: Campaign | undefined
  readonly area: number | null
  readonly onClose: (planned: Dialogue | null) => void
}

/** Plans a dialogue, or changes the plan. */
export function PlanDialog({ dialogue, campaign, area, onClose }: PlanDialogProps) {
  const say = useSay()
  const { data: world } = useWorld()
  const opened = useToday()
  const today = world?.today ?? opened
  const [heldOn, setHeldOn] = useState<Day | null>(dialogue?.heldOn ?? today)
  const communes = useCommunes(heldOn ?? today)
  const [areas, setAreas] = useState<number[]>([...(dialogue?.areas ?? (area === null ? [] : [area]))])
  const [name, setName] = useState(dialogue?.name ?? '')
  const [startsAt, setStartsAt] = useState(dialogue?.startsAt ?? '08:00')
  const [place, setPlace] = useState(dialogue?.place ?? '')
  const [chair, setChair] = useState(dialogue?.chair ?? '')
  const [secretary, setSecretary] = useState(dialogue?.secretaryStaff ?? null)
  const writing = useWrite<Dialogue>()
  const again = useReadAgain()
  const ours = areas.filter((one) => communes.some((commune) => commune.area === one))
  const names = communes.filter((one) => ours.includes(one.area)).map((one) => one.name)
  const usual = `Đối thoại khách hàng ${names.length > 1 ? 'liên xã' : 'xã'} ${names.join(' - ')}`
  const leaders = (world?.posts ?? []).filter((post) => post.role === 'leader')
  const secretaries = (world?.posts ?? []).filter((post) => post.role === 'secretary')
  const send = async () => {
    const plan = {
      campaign: dialogue?.campaign ?? campaign?.id ?? null,
      name: name.trim() || usual,
      heldOn,
      startsAt: tidyTime(startsAt) || null,
      place,
      chair,
      chairStaff: leaders.find((post) => post.name === chair)?.staff ?? null,
      secretaryStaff: secretary,
      areas: ours,
    }
    const done = dialogue
      ? await writing.send({ method: 'PUT', path: `/api/dialogues/${dialogue.id}`, body: plan })
      : await writing.send({
          method: 'POST',
          path: '/api/dialogues',
          body: { id: crypto.randomUUID(), ...plan },
        })
    if (!done) return
    again('/api/dialogues')
    again('/api/coverage')
    onClose(done)
  }
  return (
    <FormDialog
      title={dialogue ? words.change : words.plan}
      does={dialogue ? words.save : words.plan}
      busy={writing.busy}
      failure={writing.failure}
      disabled={heldOn === null}
      onSend={() => void send()}
      onClose={() => onClose(null)}
    >
      <div className="fields">
        <DayField label={say(words.day)} value={heldOn} today={today} onChange={setHeldOn} required />
        <TimeField label={say(words.time)} value={startsAt} onChange={setStartsAt} />
      </div>
      <AreaPicks on={heldOn ?? today} value={ours} onChange={setAreas} />
      <TextInput
        label={say(words.name)}
        placeholder={names.length > 0 ? usual : ''}
        value={name}
        onChange={(e) => setName(e.currentTarget.value)}
      />
      <TextInput label={say(words.place)} value={place} onChange={(e) => setPlace(e.currentTarget.value)} />
      <div className="fields">
        <TextInput
          label={say(words.chair)}
          list="chairs"
          value={chair}
          onChange={(e) => setChair(e.currentTarget.value)}
        />
        <datalist id="chairs">
          {leaders.map((post) => (
            <option key={post.post} value={post.name} />
          ))}
        </datalist>
        <NativeSelect
          label={say(words.secretary)}
          value={secretary ?? ''}
          onChange={(e) => setSecretary(Number(e.currentTarget.value) || null)}
          data={[
            { value: '', label: '–' },
            ...secretaries.map((post) => ({ value: String(post.staff), label: post.name })),
          ]}
        />
      </div>
    </FormDialog>
  )
}

const words = {
  plan: text('Lên lịch đối thoại', 'Plan a dialogue'),
  change: text('Sửa lịch đối thoại', 'Change the plan'),
  save: text('Lưu', 'Save'),
  day: text('Ngày', 'Day'),
  time: text('Giờ bắt đầu', 'Begins at'),
  name: text('Tên buổi', 'Name'),
  place: text('Địa điểm', 'Place'),
  chair: text('Chủ trì', 'Chair'),
  secretary: text('Thư ký', 'Secretary'),
}
