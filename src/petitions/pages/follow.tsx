import type { ReactNode } from 'react'
import { dayOf, showDay } from '#plain/day.ts'
import { maskPersonal } from '#plain/masking.ts'
import { say, type Text } from '#plain/texts.ts'
import { Errors, FileField, type Filled, Hidden, Radios, TextArea } from '#portal/form.tsx'
import { pathIn } from '#portal/language.ts'
import type { Move } from '../moves.ts'
import type { Petition } from '../petition.ts'
import type { Told, Turn } from '../story.ts'
import { followWords } from './follow-form.tsx'
import { PHOTO_TYPES } from './send.tsx'
import { StateTag } from './tags.tsx'

export interface FollowProps {
  readonly form: Filled
  readonly petition: Petition
  readonly turn: Turn
  readonly story: readonly Told[]
  readonly moves: readonly Move[]
  readonly mayAddPhoto: boolean
  readonly place: string
  /** Carried by every form on the page: whoever has it proved number and secret within the hour. */
  readonly proof: string
  /** One for each form: pressing twice is pressing once. */
  readonly keys: readonly string[]
  readonly saved: boolean
}

/** One opinion as the one who spoke follows it: state, story, answers, and what he can do now. Never who he is. */
export function FollowPage({
  form,
  petition,
  turn,
  story,
  moves,
  mayAddPhoto,
  place,
  proof,
  keys,
  saved,
}: FollowProps) {
  const { language } = form
  const t = (words: Text) => say(words, language)
  const latest = ['answered', 'waiting-person'].includes(petition.state)
    ? story.findLast(({ said }) => said !== null)
    : undefined
  const act = (path: string, key: number, children: ReactNode, files = false) => (
    <form
      method="post"
      action={pathIn(language, `/theo-doi/${path}`)}
      encType={files ? 'multipart/form-data' : undefined}
    >
      <Hidden name="proof" value={proof} />
      <Hidden name="key" value={keys[key]!} />
      {children}
    </form>
  )
  const button = (words: Text, two = false) => (
    <button className={two ? 'do two' : 'do'} type="submit">
      {t(words)}
    </button>
  )
  return (
    <>
      <h1>{petition.number}</h1>
      {saved ? (
        <div className="box" role="status">
          <p>{t(followWords.done)}</p>
        </div>
      ) : null}
      <Errors form={form} title={followWords.trouble} />
      <p>
        <StateTag at={petition} language={language} />
      </p>
      <div className={turn.late ? 'box red' : 'box'}>
        <p>{t(turn.what)}</p>
      </div>
      {/* The answer or the question stands before the form that asks about it. */}
      {latest === undefined ? null : (
        <div className="card">
          <p>
            <b>{t(latest.what)}</b>
          </p>
          <p className="said" lang="vi">
            {latest.said}
          </p>
        </div>
      )}
      {petition.withheld ? <p className="box amber">{t(followWords.withheld)}</p> : null}
      {moves.includes('hear-back') ? (
        <section className="card np">
          <h2>{t(followWords.reply)}</h2>
          {act(
            'tra-loi',
            0,
            <>
              <TextArea form={form} name="words" label={followWords.replyWords} required rows={4} />
              {button(followWords.send)}
            </>,
          )}
        </section>
      ) : null}
      {moves.includes('judge') ? (
        <section className="card np">
          {act(
            'danh-gia',
            1,
            <>
              <Radios
                form={form}
                name="solved"
                label={followWords.judge}
                choices={[
                  { value: 'yes', label: t(followWords.yes) },
                  { value: 'no', label: t(followWords.no) },
                ]}
              />
              <Radios
                form={form}
                name="score"
                label={followWords.score}
                className="ten"
                choices={tenPoints}
              />
              <TextArea form={form} name="why" label={followWords.why} hint={followWords.whyHint} rows={3} />
              {button(followWords.send)}
            </>,
          )}
        </section>
      ) : null}
      <h2>{t(followWords.said)}</h2>
      <blockquote lang="vi">
        {maskPersonal(petition.words, petition.speakerKind === 'nobody' ? [] : [petition.speaker])}
      </blockquote>
      <p className="s">
        {[petition.hamlet, place, showDay(dayOf(petition.voicedAt))].filter((part) => part !== '').join(', ')}
      </p>
      <h2>{t(followWords.story)}</h2>
      <ol className="story">
        {story.map((line) => (
          <li key={`${line.at.getTime()} ${line.what.en}`}>
            <span className="s">{showDay(dayOf(line.at))}</span>
            <br />
            {t(line.what)}
            {line.said === null ? null : (
              <div className="said" lang="vi">
                “{line.said}”
              </div>
            )}
          </li>
        ))}
      </ol>
      {mayAddPhoto || moves.includes('withdraw') ? (
        <details className="np">
          <summary>{t(followWords.more)}</summary>
          {mayAddPhoto
            ? act(
                'anh',
                2,
                <>
                  <FileField form={form} name="photos" label={followWords.photo} accept={PHOTO_TYPES} />
                  {button(followWords.photo, true)}
                </>,
                true,
              )
            : null}
          <br />
          {moves.includes('withdraw')
            ? act(
                'rut-lai',
                3,
                <>
                  <TextArea form={form} name="reason" label={followWords.withdrawWhy} rows={2} />
                  {button(followWords.withdraw, true)}
                </>,
              )
            : null}
        </details>
      ) : null}
      <p className="np">
        <a href={pathIn(language, '/')}>{t(followWords.close)}</a>
      </p>
    </>
  )
}

const tenPoints = Array.from({ length: 10 }, (_, i) => ({ value: String(i + 1), label: String(i + 1) }))
