import { Button, Checkbox, NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useDatedWorld, useMayEdit } from '#areas/screens/dated-world.ts'
import { History } from '#areas/screens/history.tsx'
import { useLanguage, useSay } from '#desk/language.tsx'
import { useReadAgain, useWrite } from '#desk/read.ts'
import { AsOf, useAsOf } from '#desk/ui/as-of.tsx'
import { Badge } from '#desk/ui/badge.tsx'
import { FormDialog } from '#desk/ui/dialog.tsx'
import { Page } from '#desk/ui/page.tsx'
import { Pick } from '#desk/ui/pick.tsx'
import { type Since, SinceFields } from '#desk/ui/since.tsx'
import { Shown } from '#desk/ui/states.tsx'
import type { Day } from '#plain/day.ts'
import { say as sayIn, text } from '#plain/texts.ts'
import { type Topic, topicsOn } from '../topic.ts'
import type { TopicBody } from '../topic-editing.ts'
import type { AuthorityWorld } from './authority.tsx'
import { Both } from './authority-form.tsx'

/** The tree of topics with what must be asked, as of any day. */
export default function TopicsScreen() {
  const say = useSay()
  const { language } = useLanguage()
  const world = useDatedWorld<AuthorityWorld>()
  const may = useMayEdit('edit topics')
  const today = world.data?.today ?? '2026-01-01'
  const [on, setOn] = useAsOf(today)
  const [open, setOpen] = useState<Topic | 'new' | null>(null)
  return (
    <Page title={words.title} tools={may && <Button onClick={() => setOpen('new')}>{say(words.add)}</Button>}>
      <Shown of={world}>
        {({ topics }) => {
          const shown = topicsOn(topics, on)
          return (
            <div className="stack">
              <AsOf key={on} today={today} value={on} onChange={setOn} />
              <ul className="tree card">
                {shown.map((topic) => (
                  <li key={topic.code}>
                    <div className="row" style={{ paddingLeft: topic.parent === null ? 10 : 34 }}>
                      <button type="button" className="plain-button" onClick={() => setOpen(topic)}>
                        {sayIn(topic.name, language)}
                      </button>
                      {topic.sealed && <Badge meaning="cannot">{say(words.sealed)}</Badge>}
                      <span className="quiet">{topic.asks.map((ask) => sayIn(ask, language)).join(' ')}</span>
                    </div>
                  </li>
                ))}
              </ul>
              {open !== null && (
                <TopicForm
                  topics={shown}
                  topic={open === 'new' ? null : open}
                  today={today}
                  onClose={() => setOpen(null)}
                />
              )}
            </div>
          )
        }}
      </Shown>
    </Page>
  )
}

function TopicForm({
  topics,
  topic,
  today,
  onClose,
}: {
  topics: readonly Topic[]
  topic: Topic | null
  today: Day
  onClose: () => void
}) {
  const say = useSay()
  const { language } = useLanguage()
  const writing = useWrite()
  const again = useReadAgain()
  const [since, setSince] = useState<Since>({ from: today, reason: '' })
  const [code, setCode] = useState(topic?.code ?? '')
  const [body, setBody] = useState<TopicBody>(
    topic ?? { parent: null, position: topics.length + 1, name: text('', ''), asks: [], sealed: false },
  )
  const { parent, position, name, asks, sealed } = body
  const send = async () => {
    const made = { parent, position, name, asks, sealed }
    if (await writing.send({ method: 'PUT', path: `/api/topics/${code}`, body: { ...since, topic: made } })) {
      again('/api/world')
      onClose()
    }
  }
  return (
    <FormDialog
      title={topic ? topic.name : words.add}
      does={words.save}
      busy={writing.busy}
      failure={writing.failure}
      wide
      onSend={send}
      onClose={onClose}
    >
      {!topic && (
        <TextInput
          label={say(words.code)}
          value={code}
          required
          onChange={(e) => setCode(e.currentTarget.value)}
        />
      )}
      <Both label={words.name} value={name} required onChange={(said) => setBody({ ...body, name: said })} />
      <div className="row">
        <Pick
          label={say(words.parent)}
          value={parent ?? ''}
          options={[
            { value: '', name: '–' },
            ...topics
              .filter((one) => one.code !== code)
              .map((one) => ({ value: one.code, name: sayIn(one.name, language) })),
          ]}
          onChange={(above) => setBody({ ...body, parent: above === '' ? null : above })}
        />
        <NumberInput
          label={say(words.position)}
          value={position}
          min={0}
          hideControls
          onChange={(n) => setBody({ ...body, position: Number(n) })}
        />
      </div>
      <Checkbox
        label={say(words.sealedLong)}
        checked={sealed}
        onChange={(e) => setBody({ ...body, sealed: e.currentTarget.checked })}
      />
      <h3>{say(words.asks)}</h3>
      {asks.map((ask, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: questions have no name but their place
        <div key={i} className="row">
          <Both
            label={words.ask(i + 1)}
            value={ask}
            required
            onChange={(said) => setBody({ ...body, asks: asks.with(i, said) })}
          />
          <button
            type="button"
            className="plain-button"
            onClick={() => setBody({ ...body, asks: asks.toSpliced(i, 1) })}
          >
            {say(words.drop)} <span className="only-read">{i + 1}</span>
          </button>
        </div>
      ))}
      <div>
        <Button variant="default" onClick={() => setBody({ ...body, asks: [...asks, text('', '')] })}>
          {say(words.moreAsks)}
        </Button>
      </div>
      <SinceFields today={today} value={since} onChange={setSince} />
      {topic && <History stream={`topic:${topic.code}`} />}
    </FormDialog>
  )
}

const words = {
  title: text('Nhóm nội dung', 'Topics'),
  add: text('Thêm nhóm', 'Add a topic'),
  save: text('Lưu', 'Save'),
  sealed: text('giữ kín', 'sealed'),
  sealedLong: text(
    'Nói về nhân viên: giữ kín, chỉ lãnh đạo đọc',
    'About staff: sealed, read by leaders only',
  ),
  code: text('Mã (không dấu)', 'Code'),
  name: text('Tên', 'Name'),
  parent: text('Thuộc nhóm', 'Within'),
  position: text('Thứ tự', 'Position'),
  asks: text('Cần hỏi gì', 'What must be asked'),
  ask: (n: number) => text(`Câu ${n}`, `Question ${n}`),
  moreAsks: text('Thêm câu hỏi', 'Add a question'),
  drop: text('Bỏ câu', 'Remove question'),
}
