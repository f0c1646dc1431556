import './dialogues.css'
import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useSay } from '#desk/language.tsx'
import { useRead, useReadAgain, useWrite } from '#desk/read.ts'
import { showDay } from '#desk/show.ts'
import { Confirm } from '#desk/ui/dialog.tsx'
import { Page } from '#desk/ui/page.tsx'
import { FailureNotice, Shown } from '#desk/ui/states.tsx'
import type { Spoken } from '#petitions/heard.ts'
import { useNames } from '#petitions/screens/names.ts'
import { text } from '#plain/texts.ts'
import { useMay } from '#units/screens/me.ts'
import { shortName } from '../coverage.ts'
import type { Dialogue } from '../dialogue.ts'
import { CloseDialog } from './close-dialog.tsx'
import { StateBadge } from './dialogue-list.tsx'
import { PlanDialog } from './plan-dialog.tsx'
import { SpokenList } from './spoken-list.tsx'

interface Opened {
  readonly dialogue: Dialogue
  readonly opinions: readonly Spoken[]
}

/** One dialogue: its plan, who came, what was said, its minutes. */
export default function DialoguePage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const opened = useRead<Opened>(`/api/dialogues/${id}`)
  return <Shown of={opened}>{(data) => <Inside {...data} />}</Shown>
}

function Inside({ dialogue, opinions }: Opened) {
  const say = useSay()
  const may = useMay()
  const names = useNames()
  const again = useReadAgain()
  const writing = useWrite<Dialogue>()
  const [dialog, setDialog] = useState<'plan' | 'close' | 'cancel' | null>(null)
  const { state, heldOn } = dialogue
  const move = async (name: 'hold' | 'cancel', body: object) => {
    const path = `/api/dialogues/${dialogue.id}/${name}`
    const done = await writing.send({ method: 'PUT', path, body })
    if (!done) return
    setDialog(null)
    again('/api/dialogues')
    again('/api/coverage')
  }
  const facts: [ReturnType<typeof text>, string][] = [
    [
      words.day,
      `${showDay(heldOn)}${dialogue.startsAt ? `, ${dialogue.startsAt}` : ''}${dialogue.endsAt ? ` – ${dialogue.endsAt}` : ''}`,
    ],
    [words.areas, dialogue.areas.map((area) => shortName(names.area(area, heldOn))).join(', ')],
    [words.place, dialogue.place || '–'],
    [words.chair, dialogue.chair || '–'],
    [words.secretary, names.staff(dialogue.secretaryStaff)],
    [words.came, say(words.people(dialogue))],
  ]
  return (
    <Page
      title={text(dialogue.name, dialogue.name)}
      tools={
        <>
          <StateBadge state={state} />
          {may('receive petitions') && state !== 'cancelled' && heldOn <= names.today && (
            <Button component={Link} to={`/dialogues/${dialogue.id}/capture` as never}>
              {say(words.capture)}
            </Button>
          )}
          <Button component={Link} to={`/dialogues/${dialogue.id}/minutes` as never} variant="default">
            {say(words.minutes)}
          </Button>
        </>
      }
    >
      <div className="two">
        <div className="card padded stack">
          <h2>{say(words.heard(opinions.length))}</h2>
          <SpokenList opinions={opinions} on={heldOn} />
        </div>
        <div className="stack">
          <dl className="facts">
            {facts.map(([name, value]) => (
              <div key={name.en}>
                <dt>{say(name)}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {dialogue.closing !== '' && <p>{dialogue.closing}</p>}
          <FailureNotice failure={dialog === null ? writing.failure : undefined} />
          <div className="row no-print">
            {state === 'planned' && may('hold dialogues') && (
              <Button
                loading={writing.busy}
                disabled={heldOn > names.today}
                onClick={() => void move('hold', { startsAt: dialogue.startsAt })}
              >
                {say(words.hold)}
              </Button>
            )}
            {state === 'planned' && may('hold dialogues') && heldOn > names.today && (
              <span className="quiet">{say(words.early)}</span>
            )}
            {state === 'held' && may('hold dialogues') && (
              <Button variant="default" onClick={() => setDialog('close')}>
                {say(words.attendance)}
              </Button>
            )}
            {state !== 'cancelled' && may('plan dialogues') && (
              <Button variant="default" onClick={() => setDialog('plan')}>
                {say(words.change)}
              </Button>
            )}
            {state === 'planned' && may('plan dialogues') && (
              <Button variant="default" onClick={() => setDialog('cancel')}>
                {say(words.cancel)}
              </Button>
            )}
          </div>
        </div>
      </div>
      {dialog === 'plan' && (
        <PlanDialog dialogue={dialogue} campaign={undefined} area={null} onClose={() => setDialog(null)} />
      )}
      {dialog === 'close' && <CloseDialog dialogue={dialogue} onClose={() => setDialog(null)} />}
      {dialog === 'cancel' && (
        <Confirm
          title={words.cancel}
          does={words.cancel}
          busy={writing.busy}
          failure={writing.failure}
          onSend={() => void move('cancel', {})}
          onClose={() => setDialog(null)}
        >
          {say(words.sure)}
        </Confirm>
      )}
    </Page>
  )
}

const words = {
  day: text('Thời gian', 'When'),
  areas: text('Các xã', 'Communes'),
  place: text('Địa điểm', 'Place'),
  chair: text('Chủ trì', 'Chair'),
  secretary: text('Thư ký', 'Secretary'),
  came: text('Người dự', 'Attendance'),
  people: ({ men, women, officials }: Dialogue) =>
    men + women + officials === 0
      ? text('chưa ghi', 'not counted yet')
      : text(
          `${men + women} bà con (${men} nam, ${women} nữ), ${officials} đại biểu`,
          `${men + women} residents (${men} men, ${women} women), ${officials} officials`,
        ),
  heard: (n: number) => text(`${n} ý kiến`, `${n} opinions`),
  capture: text('Ghi ý kiến', 'Capture opinions'),
  minutes: text('Biên bản', 'Minutes'),
  hold: text('Bắt đầu buổi họp', 'Open the meeting'),
  early: text('Chưa đến ngày họp', 'Its day has not come'),
  attendance: text('Ghi người dự, kết thúc', 'Attendance and closing'),
  change: text('Sửa lịch', 'Change'),
  cancel: text('Hủy buổi này', 'Cancel it'),
  sure: text(
    'Buổi này sẽ không diễn ra nữa. Sổ cái vẫn giữ lại việc hủy.',
    'It will not take place. The ledger keeps that it was cancelled.',
  ),
}
