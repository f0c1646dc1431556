import type { ReactNode } from 'react'
import type { PublicDialogue } from '#dialogues/in-public.ts'
import { DialogueLine } from '#dialogues/pages/dialogue-line.tsx'
import { dialogueWords } from '#dialogues/pages/words.ts'
import type { Voice } from '#petitions/in-public.ts'
import { StateTag } from '#petitions/pages/tags.tsx'
import { type Language, say, type Text, text } from '#plain/texts.ts'
import { PeopleIcon, SearchIcon, SpeechIcon } from '#portal/icons.tsx'
import { pathIn } from '#portal/language.ts'
import type { PublicFigures } from '../reading.ts'
import { FourNumbers } from './figures.tsx'
import { figureWords } from './numbers.ts'

export const homeWords = {
  title: text('Bà con muốn nói gì với Điện lực?', 'What would you like to tell the power branch?'),
  lead: text(
    'Mỗi ý kiến đều được ghi lại, có người trả lời, có ngày hẹn. Không cần đăng ký, không bắt buộc ghi tên.',
    'Each opinion is written down, answered by somebody, by a day. No registration, no name required.',
  ),
  send: text('Gửi ý kiến, kiến nghị', 'Send an opinion'),
  sendHow: text('Viết vài câu, kèm ảnh nếu có', 'A few words, a photo if you have one'),
  follow: text('Xem ý kiến của tôi đến đâu', 'Follow my opinion'),
  followHow: text('Nhập số và mã trên giấy hẹn', 'With the number and the secret of the receipt'),
  meet: text('Bao giờ Điện lực về xã tôi?', 'When do you come to my commune?'),
  meetHow: text('Các buổi đối thoại, và việc đã hứa', 'Dialogues, and what was promised'),
  said: text('Bà con nói, Điện lực làm', 'You said, we did'),
  nothing: text('Chưa có việc nào để kể. Bà con nói trước nhé.', 'Nothing to tell yet. Please begin.'),
  coming: text('Buổi đối thoại sắp tới', 'Coming dialogues'),
  all: text('Xem các buổi đã qua', 'See the past ones'),
  alike: (n: number, place: string): Text =>
    text(`${n} ý kiến như vậy ở ${place}`, `${n} opinions like this in ${place}`),
} as const

/** Several opinions about one matter in one commune, told by the latest that was answered. */
export interface SaidAndDone {
  readonly voice: Voice
  readonly place: string
  /** How many like it in a year; null where that is a small number. */
  readonly alike: number | null
}

export interface HomeProps {
  readonly language: Language
  readonly said: readonly SaidAndDone[]
  readonly coming: readonly { readonly dialogue: PublicDialogue; readonly areas: string }[]
  readonly figures: PublicFigures
}

export function HomePage({ language, said, coming, figures }: HomeProps) {
  const t = (words: Text) => say(words, language)
  const action = (path: string, icon: ReactNode, words: Text, how: Text, first = false) => (
    <a href={pathIn(language, path)} className={first ? 'gold' : undefined}>
      {icon}
      <span>
        <b>{t(words)}</b>
        <span>{t(how)}</span>
      </span>
    </a>
  )
  return (
    <>
      <div className="band">
        <div className="w two mid">
          <div>
            <h1>{t(homeWords.title)}</h1>
            <p>{t(homeWords.lead)}</p>
          </div>
          <div className="acts">
            {action('/gui-y-kien', <SpeechIcon />, homeWords.send, homeWords.sendHow, true)}
            {action('/theo-doi', <SearchIcon />, homeWords.follow, homeWords.followHow)}
            {action('/doi-thoai', <PeopleIcon />, homeWords.meet, homeWords.meetHow)}
          </div>
        </div>
      </div>
      <div className="w two">
        <section className="big">
          <h2>{t(homeWords.said)}</h2>
          {said.length === 0 ? <p>{t(homeWords.nothing)}</p> : null}
          {said.map(({ voice, place, alike }) => (
            <article className="card" key={voice.id}>
              <blockquote lang="vi">{short(voice.words)}</blockquote>
              <p>
                <StateTag at={voice} language={language} />
              </p>
              {voice.answer === null ? null : (
                <p className="said" lang="vi">
                  {short(voice.answer)}
                </p>
              )}
              <p className="s">{alike === null ? place : t(homeWords.alike(alike, place))}</p>
            </article>
          ))}
        </section>
        <section>
          <h2>{t(homeWords.coming)}</h2>
          <div className="card">
            {coming.length === 0 ? <p>{t(dialogueWords.noneComing)}</p> : null}
            {coming.map(({ dialogue, areas }) => (
              <DialogueLine key={dialogue.id} dialogue={dialogue} areas={areas} language={language} />
            ))}
          </div>
          <p>
            <a href={pathIn(language, '/doi-thoai')}>{t(homeWords.all)}</a>
          </p>
          <h2>{t(figureWords.title)}</h2>
          <FourNumbers language={language} figures={figures} />
          <p>
            <a href={pathIn(language, '/so-lieu')}>{t(figureWords.see)}</a>
          </p>
        </section>
      </div>
    </>
  )
}

/** A home page is no archive: the first lines, cut between words. */
const short = (words: string): string =>
  words.length <= 260 ? words : `${words.slice(0, 250).replace(/\s\S*$/, '')}…`
