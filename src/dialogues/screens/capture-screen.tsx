import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { put } from '#desk/api.ts'
import { isFailure } from '#desk/failure.ts'
import { useSay } from '#desk/language.tsx'
import { useRead, useReadAgain, useWrite } from '#desk/read.ts'
import { showDay } from '#desk/show.ts'
import { useToday } from '#desk/today.ts'
import { Page } from '#desk/ui/page.tsx'
import { useWorld } from '#petitions/screens/names.ts'
import { text } from '#plain/texts.ts'
import type { Dialogue } from '../dialogue.ts'
import { useCommunes } from './area-picks.tsx'
import { requestOf, useDraft } from './capture-draft.ts'
import { CaptureForm } from './capture-form.tsx'

/** What the server gave for one opinion: what the person holds. */
interface Receipt {
  readonly id: string
  readonly number: string
  readonly secret: string
  readonly promiseDue: string
  readonly words: string
  readonly undone?: true
}

/** Writing down what people say, at a dialogue or at the counter: ten seconds for a short opinion. */
export default function CaptureScreen() {
  const say = useSay()
  const { id } = useParams({ strict: false }) as { id?: string }
  const { data } = useRead<{ dialogue: Dialogue }>(id ? `/api/dialogues/${id}` : null)
  const { data: world } = useWorld()
  const opened = useToday()
  const today = world?.today ?? opened
  const dialogue = data?.dialogue
  const on = dialogue?.heldOn ?? today
  const all = useCommunes(on)
  const communes = dialogue
    ? all.filter(({ area }) => dialogue.areas.includes(area))
    : all.filter(({ area }) => world?.served.includes(area))
  const [draft, change, clear] = useDraft(id ?? 'desk')
  const [taken, setTaken] = useState<Receipt[]>([])
  const [told, setTold] = useState('')
  const writing = useWrite<Receipt>()
  const again = useReadAgain()
  const only = communes.length === 1 ? (communes[0]?.area ?? null) : null
  const full = { ...draft, area: draft.area ?? only }
  const save = async () => {
    if (full.words.trim().length < 2) return
    const body = requestOf(full, id ?? null, on, today)
    const receipt = await writing.send({ method: 'POST', path: '/api/petitions', body })
    if (!receipt) return
    setTaken((before) => [receipt, ...before])
    setTold(say(words.saved(receipt.number)))
    const { unit, fate } = full
    clear()
    if (fate === 'assign' && unit !== null) {
      const moved = await put(`/api/petitions/${receipt.id}/move-on`, { unit, reason: say(words.inTheHall) })
      if (isFailure(moved) && moved.code !== 'already') setTold(say(moved.why))
    }
    again('/api/dialogues')
    again('/api/petitions')
  }
  const undo = async (one: Receipt) => {
    const done = await put(`/api/petitions/${one.id}/withdraw`, { reason: say(words.mistake) })
    if (isFailure(done)) return setTold(say(done.why))
    setTaken((before) => before.map((row) => (row.id === one.id ? { ...row, undone: true } : row)))
  }
  return (
    <Page
      title={dialogue ? text(dialogue.name, dialogue.name) : words.title}
      tools={
        dialogue && (
          <>
            <span className="quiet">{showDay(dialogue.heldOn)}</span>
            <Button component={Link} to={`/dialogues/${dialogue.id}` as never} variant="default">
              {say(words.back)}
            </Button>
          </>
        )
      }
    >
      <div className="two">
        <CaptureForm
          draft={full}
          on={on}
          communes={communes}
          atDialogue={id !== undefined}
          busy={writing.busy}
          failure={writing.failure}
          onChange={change}
          onSave={() => void save()}
        />
        <section className="stack" aria-label={say(words.taken)}>
          <h2>{say(words.count(taken.length))}</h2>
          <p role="status" className="quiet" style={{ margin: 0 }}>
            {told || say(words.kept)}
          </p>
          <ol className="captured">
            {taken.map((one) => (
              <li key={one.id}>
                <p className="said">“{one.words}”</p>
                <div className="row quiet">
                  <Link to={`/petitions/${one.id}` as never} data-receipt={one.number}>
                    {one.number}
                  </Link>
                  <span>{say(words.secret(one.secret))}</span>
                  <span>{say(words.due(showDay(one.promiseDue)))}</span>
                  {one.undone ? (
                    <span>{say(words.undone)}</span>
                  ) : (
                    <button type="button" className="plain-button" onClick={() => void undo(one)}>
                      {say(words.undo)}
                    </button>
                  )}
                </div>
              </li>
            ))}
          </ol>
        </section>
      </div>
    </Page>
  )
}

const words = {
  title: text('Ghi ý kiến', 'Capture'),
  back: text('Về buổi đối thoại', 'Back to the dialogue'),
  taken: text('Vừa ghi', 'Just captured'),
  count: (n: number) => text(`Vừa ghi ${n} ý kiến`, `${n} captured just now`),
  kept: text('Đang gõ dở thì máy này giữ, mất điện cũng còn.', 'What you are typing is kept on this device.'),
  saved: (number: string) => text(`Đã ghi số ${number}.`, `Saved as ${number}.`),
  secret: (secret: string) => text(`mã ${secret}`, `secret ${secret}`),
  due: (day: string) => text(`hẹn ${day}`, `due ${day}`),
  undo: text('Rút lại, ghi nhầm', 'Withdraw, a mistake'),
  undone: text('đã rút', 'withdrawn'),
  mistake: text('Ghi nhầm khi nhập', 'Entered by mistake'),
  inTheHall: text('Giao khi ghi ý kiến', 'Passed on when captured'),
}
