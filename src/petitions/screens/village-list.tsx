import './village-list.css'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { put } from '#desk/api.ts'
import { type Failure, isFailure } from '#desk/failure.ts'
import { useSay } from '#desk/language.tsx'
import { useRead, useReadAgain } from '#desk/read.ts'
import { Page } from '#desk/ui/page.tsx'
import { Empty, FailureNotice, Shown } from '#desk/ui/states.tsx'
import { text } from '#plain/texts.ts'
import { useMay } from '#units/screens/me.ts'
import type { Hamlet } from '../village-list.ts'

/** “Danh sách gửi thôn”: what those without a telephone are told, one sheet a hamlet, for the village head. */
export default function VillageList() {
  const say = useSay()
  const list = useRead<{ hamlets: Hamlet[] }>('/api/petitions/village-list')
  return (
    <Page
      title={words.title}
      tools={
        list.data && list.data.hamlets.length > 0 ? (
          <Button onClick={() => print()}>{say(words.print)}</Button>
        ) : undefined
      }
    >
      <Shown of={list}>
        {({ hamlets }) =>
          hamlets.length === 0 ? (
            <Empty title={words.none} next={words.noneNext} />
          ) : (
            <div className="stack">
              {hamlets.map((hamlet) => (
                <Sheet key={`${hamlet.area} ${hamlet.hamlet}`} of={hamlet} />
              ))}
            </div>
          )
        }
      </Shown>
    </Page>
  )
}

function Sheet({ of: { area, hamlet, lines } }: { of: Hamlet }) {
  const say = useSay()
  const may = useMay()
  const readAgain = useReadAgain()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const settle = async () => {
    setBusy(true)
    setFailure(undefined)
    for (const { id } of lines) {
      const reply = await put(`/api/notices/${id}/settle`, { as: 'listed' })
      if (isFailure(reply)) setFailure(reply)
    }
    setBusy(false)
    readAgain('/api/')
  }
  return (
    <section className="card padded village-sheet">
      <h2>
        {say(words.hamlet)} {hamlet}
        {area && `, ${area}`}
      </h2>
      <p>{say(words.intro)}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{say(words.number)}</th>
            <th scope="col">{say(words.speaker)}</th>
            <th scope="col">{say(words.said)}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td>{line.number}</td>
              <td>{line.speaker}</td>
              <td>{line.words}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <FailureNotice failure={failure} />
      {may('settle notices') && (
        <div className="row no-print" style={{ marginTop: 12 }}>
          <Button variant="default" loading={busy} onClick={settle}>
            {say(words.sent)}
          </Button>
          <span className="quiet">{say(words.sentMeans)}</span>
        </div>
      )}
    </section>
  )
}

const words = {
  title: text('Danh sách gửi thôn', 'Village list'),
  print: text('In', 'Print'),
  hamlet: text('Thôn', 'Hamlet'),
  intro: text(
    'Điện lực trả lời bà con. Nhờ trưởng thôn đọc hoặc dán ở nhà rông.',
    'Answers of the power branch. The village head kindly reads or posts them.',
  ),
  number: text('Số', 'Number'),
  speaker: text('Người nói', 'Who spoke'),
  said: text('Điện lực trả lời', 'What we say'),
  sent: text('Đã gửi về thôn', 'Sent to the hamlet'),
  sentMeans: text(
    'Bấm sau khi tờ này đã đến tay trưởng thôn.',
    'Press once the village head has this sheet.',
  ),
  none: text('Không có gì cần gửi về thôn', 'Nothing for the villages'),
  noneNext: text(
    'Trả lời cho bà con không có điện thoại sẽ hiện ở đây.',
    'Answers to people without a telephone show up here.',
  ),
}
