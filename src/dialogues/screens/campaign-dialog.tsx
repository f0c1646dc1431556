import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useSay } from '#desk/language.tsx'
import { useReadAgain, useWrite } from '#desk/read.ts'
import { useToday } from '#desk/today.ts'
import { DayField } from '#desk/ui/day-field.tsx'
import { FormDialog } from '#desk/ui/dialog.tsx'
import { useWorld } from '#petitions/screens/names.ts'
import { addDays, type Day } from '#plain/day.ts'
import { text } from '#plain/texts.ts'
import type { Campaign } from '../campaign.ts'
import { AreaPicks, useCommunes } from './area-picks.tsx'

/** Opens a campaign: a period and the communes to be visited, all of them unless fewer are chosen. */
export function CampaignDialog({ onClose }: { onClose: (opened: Campaign | null) => void }) {
  const say = useSay()
  const { data: world } = useWorld()
  const opened = useToday()
  const today = world?.today ?? opened
  const [name, setName] = useState('')
  const [startsOn, setStartsOn] = useState<Day | null>(today)
  const [endsOn, setEndsOn] = useState<Day | null>(addDays(today, 60))
  const communes = useCommunes(startsOn ?? today)
  const [areas, setAreas] = useState<number[] | null>(null)
  const chosen = areas ?? communes.map(({ area }) => area)
  const writing = useWrite<Campaign>()
  const again = useReadAgain()
  const send = async () => {
    const body = { id: crypto.randomUUID(), name, startsOn, endsOn, areas: chosen }
    const done = await writing.send({ method: 'POST', path: '/api/campaigns', body })
    if (!done) return
    again('/api/campaigns')
    onClose(done)
  }
  return (
    <FormDialog
      title={words.open}
      does={words.open}
      busy={writing.busy}
      failure={writing.failure}
      disabled={startsOn === null || endsOn === null}
      onSend={() => void send()}
      onClose={() => onClose(null)}
    >
      <TextInput
        label={say(words.name)}
        value={name}
        required
        data-autofocus
        onChange={(e) => setName(e.currentTarget.value)}
      />
      <div className="fields">
        <DayField label={say(words.from)} value={startsOn} today={today} onChange={setStartsOn} required />
        <DayField label={say(words.to)} value={endsOn} today={today} onChange={setEndsOn} required />
      </div>
      <AreaPicks on={startsOn ?? today} value={chosen} onChange={setAreas} />
    </FormDialog>
  )
}

const words = {
  open: text('Mở đợt đối thoại', 'Open a campaign'),
  name: text('Tên đợt', 'Name'),
  from: text('Từ ngày', 'From'),
  to: text('Đến ngày', 'To'),
}
