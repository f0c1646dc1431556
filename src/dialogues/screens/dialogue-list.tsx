import { Link } from '@tanstack/react-router'
import { useSay } from '#desk/language.tsx'
import { useRead } from '#desk/read.ts'
import { showDay } from '#desk/show.ts'
import { Badge } from '#desk/ui/badge.tsx'
import { Empty, Shown } from '#desk/ui/states.tsx'
import { Table } from '#desk/ui/table.tsx'
import type { HeardIn } from '#petitions/heard.ts'
import { useNames } from '#petitions/screens/names.ts'
import { text } from '#plain/texts.ts'
import { shortName } from '../coverage.ts'
import type { Dialogue, DialogueState } from '../dialogue.ts'
import { dialogueStateWords } from '../words.ts'

interface Listed {
  readonly dialogues: readonly Dialogue[]
  readonly heard: readonly HeardIn[]
}

/** The dialogues of a campaign, of a commune, or all. */
export function DialogueList({ campaign, area }: { campaign: string | undefined; area: number | undefined }) {
  const names = useNames()
  const query = new URLSearchParams()
  if (campaign) query.set('campaign', campaign)
  const listed = useRead<Listed>(`/api/dialogues?${query}`)
  return (
    <Shown of={listed}>
      {({ dialogues, heard }) => {
        const rows = area === undefined ? dialogues : dialogues.filter((one) => one.areas.includes(area))
        const shown = rows.length > 0 ? rows : dialogues
        if (shown.length === 0) return <Empty title={words.none} next={words.next} />
        const total = (id: string, field: 'opinions' | 'open') =>
          heard.filter((row) => row.dialogue === id).reduce((sum, row) => sum + row[field], 0)
        return (
          <Table
            caption={words.caption}
            rows={shown}
            keyOf={(row) => row.id}
            columns={[
              { name: words.day, of: (row) => showDay(row.heldOn), width: '8em' },
              {
                name: words.name,
                of: (row) => <Link to={`/dialogues/${row.id}` as never}>{row.name}</Link>,
              },
              {
                name: words.areas,
                of: (row) => row.areas.map((one) => shortName(names.area(one, row.heldOn))).join(', '),
                labelled: true,
              },
              { name: words.chair, of: (row) => row.chair || '–', labelled: true },
              { name: words.opinions, of: (row) => total(row.id, 'opinions'), number: true, labelled: true },
              { name: words.open, of: (row) => total(row.id, 'open'), number: true, labelled: true },
              { name: words.state, of: (row) => <StateBadge state={row.state} /> },
            ]}
          />
        )
      }}
    </Shown>
  )
}

export function StateBadge({ state }: { state: DialogueState }) {
  const say = useSay()
  const meaning = state === 'held' ? 'confirmed' : state === 'planned' ? 'waiting' : 'plain'
  return <Badge meaning={meaning}>{say(dialogueStateWords[state])}</Badge>
}

const words = {
  caption: text('Các buổi đối thoại', 'Dialogues'),
  none: text('Chưa có buổi đối thoại nào', 'No dialogues yet'),
  next: text(
    'Hãy lên lịch một buổi, hoặc nhập sổ của thư ký.',
    'Plan one, or import the secretary’s notebook.',
  ),
  day: text('Ngày', 'Day'),
  name: text('Buổi', 'Dialogue'),
  areas: text('Xã', 'Communes'),
  chair: text('Chủ trì', 'Chair'),
  opinions: text('Ý kiến', 'Opinions'),
  open: text('Còn mở', 'Open'),
  state: text('Tình trạng', 'State'),
}
