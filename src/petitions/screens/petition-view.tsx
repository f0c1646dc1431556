import { Link } from '@tanstack/react-router'
import type { Wire } from '#desk/api.ts'
import { useSay } from '#desk/language.tsx'
import { useRead } from '#desk/read.ts'
import { showDay } from '#desk/show.ts'
import { useTitle } from '#desk/ui/page.tsx'
import { Shown } from '#desk/ui/states.tsx'
import { NoticesOfPetition } from '#notices/screens/of-petition.tsx'
import { dayOf } from '#plain/day.ts'
import { text } from '#plain/texts.ts'
import { useMay } from '#units/screens/me.ts'
import type { Opened } from '../reading.ts'
import { channelWords } from '../words.ts'
import { AddPhoto } from './add-photo.tsx'
import { Clocks } from './clocks.tsx'
import { Moves } from './moves.tsx'
import { useNames } from './names.ts'
import { Attachments, Facts, Promises, SameCause } from './petition-facts.tsx'
import { StateBadge } from './state-badge.tsx'
import { Story } from './story.tsx'
import { WhyHere } from './why-here.tsx'

export type Open = Wire<Opened>

/** One petition: the person's words first, then the facts, the moves that are open to me, and what happened. */
export function PetitionView({ id, alone = false }: { id: string; alone?: boolean }) {
  const opened = useRead<Open>(`/api/petitions/${id}`)
  return <Shown of={opened}>{(open) => <Petition open={open} alone={alone} />}</Shown>
}

function Petition({ open, alone }: { open: Open; alone: boolean }) {
  const say = useSay()
  const { today } = useNames()
  const may = useMay()
  const { petition, story, promises, attachments, sameCause } = open
  return (
    <article className="petition">
      {alone && <AloneTitle title={petition.number} />}
      <div className="petition-head">
        {alone ? <h1>{petition.number}</h1> : <h2>{petition.number}</h2>}
        <span className="row">
          {petition.withheld && <span className="badge">{say(words.withheld)}</span>}
          <StateBadge petition={petition} today={today} />
        </span>
      </div>
      <blockquote className="petition-words" lang={petition.language}>
        “{petition.words}”
      </blockquote>
      <Who open={open} />
      <Clocks open={open} />
      <WhyHere open={open} />
      <Moves open={open} />
      <Facts open={open} />
      <Promises promises={promises} />
      <Attachments attachments={attachments} />
      {may('note petitions') && <AddPhoto petition={petition.id} />}
      <SameCause linked={sameCause} />
      <NoticesOfPetition id={petition.id} className="petition-section" />
      <section className="petition-section">
        <h2>{say(words.ledger)}</h2>
        <Story lines={story} words={petition.words} />
      </section>
      <div className="row no-print">
        {may('receive petitions') && (
          <Link to="/petitions/$id/slip" params={{ id: petition.id } as never}>
            {say(words.slip)}
          </Link>
        )}
        {!alone && (
          <Link to="/petitions/$id" params={{ id: petition.id } as never}>
            {say(words.alone)}
          </Link>
        )}
      </div>
    </article>
  )
}

function AloneTitle({ title }: { title: string }) {
  useTitle(title)
  return null
}

/** Who spoke, where, how, in which language, and whether it was read back. */
function Who({ open: { petition } }: { open: Open }) {
  const say = useSay()
  const names = useNames()
  const on = dayOf(new Date(petition.voicedAt))
  const area = petition.area === null ? '' : names.area(petition.area, on)
  const place = [petition.hamlet, area].filter(Boolean).join(', ')
  const tongue = petition.language === 'vi' ? null : languageWords[petition.language]
  const parts = [
    place,
    `${say(channelWords[petition.channel])} ${showDay(on)}`,
    tongue ? say(tongue) : null,
    petition.interpreter === '' ? null : say(words.interpreter(petition.interpreter)),
    say(petition.readBack ? words.readBack : words.notReadBack),
    petition.shielded ? say(words.shielded) : null,
    petition.confidential ? say(words.sealed) : null,
  ]
  return (
    <p className="petition-who">
      <b>{petition.speaker}</b>
      {parts.filter(Boolean).map((part) => ` · ${part}`)}
    </p>
  )
}

const languageWords: Record<string, ReturnType<typeof text>> = {
  sed: text('nói tiếng Xơ Đăng', 'in Sedang'),
  en: text('nói tiếng Anh', 'in English'),
}
const words = {
  ledger: text('Sổ cái', 'Ledger'),
  slip: text('In giấy hẹn', 'Print the receipt'),
  alone: text('Mở trang riêng', 'Open on its own page'),
  withheld: text('Đang tạm ẩn', 'Withheld'),
  interpreter: (who: string) => text(`phiên dịch: ${who}`, `interpreter: ${who}`),
  readBack: text('đã đọc lại, đồng ý', 'read back, agreed'),
  notReadBack: text('chưa đọc lại', 'not read back'),
  shielded: text('xin giấu tên', 'name shielded'),
  sealed: text('chỉ lãnh đạo đọc', 'leaders only'),
}
