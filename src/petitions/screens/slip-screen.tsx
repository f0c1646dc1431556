import './slip.css'
import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Wire } from '#desk/api.ts'
import { useSay } from '#desk/language.tsx'
import { useRead } from '#desk/read.ts'
import { showDay } from '#desk/show.ts'
import { Page } from '#desk/ui/page.tsx'
import { Shown } from '#desk/ui/states.tsx'
import { dayOf } from '#plain/day.ts'
import { text } from '#plain/texts.ts'
import type { Petition } from '../petition.ts'
import { useNames } from './names.ts'

type Slip = Wire<
  Pick<Petition, 'id' | 'number' | 'branch' | 'words' | 'voicedAt' | 'promiseDue' | 'area' | 'hamlet'>
> & {
  readonly secret: string
}

/** What the person holds: number, secret, what was recorded, by when an answer is due. On a 58 mm roll or on A5. */
export default function SlipScreen() {
  const say = useSay()
  const { id } = useParams({ strict: false }) as { id: string }
  const slip = useRead<Slip>(`/api/petitions/${id}/receipt`)
  const [paper, setPaper] = useState<'roll' | 'a5'>('roll')
  return (
    <Page
      title={words.title}
      tools={
        <>
          <div className="choices">
            {(['roll', 'a5'] as const).map((one) => (
              <button key={one} type="button" aria-pressed={paper === one} onClick={() => setPaper(one)}>
                {say(words[one])}
              </button>
            ))}
          </div>
          <Button onClick={() => print()}>{say(words.print)}</Button>
          <Link to="/petitions/$id" params={{ id } as never}>
            {say(words.back)}
          </Link>
        </>
      }
    >
      <Shown of={slip}>{(one) => <Paper slip={one} paper={paper} />}</Shown>
    </Page>
  )
}

/** The slip is the person's: Vietnamese, whatever language the screen speaks. */
function Paper({ slip, paper }: { slip: Slip; paper: 'roll' | 'a5' }) {
  const names = useNames()
  const on = dayOf(new Date(slip.voicedAt))
  const place = [slip.hamlet, slip.area === null ? '' : names.area(slip.area, on)].filter(Boolean).join(', ')
  return (
    <div className={`slip ${paper}`} lang="vi">
      <p className="slip-unit">{names.unit(slip.branch, on)}</p>
      <h2>GIẤY HẸN</h2>
      <dl>
        <dt>Số</dt>
        <dd className="slip-big">{slip.number}</dd>
        <dt>Mã bí mật</dt>
        <dd className="slip-big">{slip.secret}</dd>
        <dt>Trả lời chậm nhất ngày</dt>
        <dd className="slip-big">{showDay(slip.promiseDue)}</dd>
        <dt>Ghi nhận</dt>
        <dd>
          {showDay(on)}
          {place && `, ${place}`}
        </dd>
      </dl>
      <p className="slip-words">“{slip.words}”</p>
      <p>
        Theo dõi: {location.host} hoặc hỏi tại quầy, đọc số và mã. Giữ kín mã này; Điện lực không bao giờ hỏi
        mã qua điện thoại.
      </p>
    </div>
  )
}

const words = {
  title: text('Giấy hẹn', 'Receipt'),
  roll: text('Khổ 58 mm', '58 mm roll'),
  a5: text('Khổ A5', 'A5'),
  print: text('In', 'Print'),
  back: text('Về kiến nghị', 'Back to the petition'),
}
