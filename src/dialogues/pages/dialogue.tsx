import type { Voice } from '#petitions/in-public.ts'
import { type Standing, StateTag } from '#petitions/pages/tags.tsx'
import { type Day, showDay } from '#plain/day.ts'
import { type Language, say } from '#plain/texts.ts'
import { Pager } from '#portal/pager.tsx'
import type { PublicDialogue } from '../in-public.ts'
import { hour } from './dialogue-line.tsx'
import { dialogueWords } from './words.ts'

export interface DialogueProps {
  readonly language: Language
  readonly dialogue: PublicDialogue
  readonly areas: string
  readonly ends: readonly (Standing & { readonly n: number; readonly shown: number })[]
  readonly voices: readonly Voice[]
  readonly today: Day
  readonly next: string | null
  readonly first: string | null
}

/** What became of a dialogue: who came, what was said (without names), what was answered or promised, where it stands. */
export function DialoguePage({ language, dialogue, areas, ends, voices, today, next, first }: DialogueProps) {
  const t = (words: { vi: string; en: string }) => say(words, language)
  const { state, men, women, officials } = dialogue
  const hidden = ends.reduce((sum, end) => sum + end.n - end.shown, 0)
  return (
    <>
      <h1>{areas || dialogue.name}</h1>
      <p className="s">
        {[showDay(dialogue.heldOn), hour(dialogue.startsAt, language), dialogue.place]
          .filter((part) => part !== '')
          .join(', ')}
      </p>
      {state === 'cancelled' ? <p className="box amber">{t(dialogueWords.cancelled)}</p> : null}
      {state === 'planned' ? <p className="box">{t(dialogueWords.planned)}</p> : null}
      {men + women > 0 ? <p>{t(dialogueWords.attendance(men, women, officials))}</p> : null}
      {state === 'held' ? <h2>{t(dialogueWords.became)}</h2> : null}
      {state === 'held' && ends.length === 0 ? <p>{t(dialogueWords.noOpinions)}</p> : null}
      {ends.length > 0 ? (
        <table>
          <tbody>
            {ends.map((end) => (
              <tr key={end.ending ?? end.state}>
                <td>
                  <StateTag at={end} language={language} />
                </td>
                <td>{end.n}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {hidden > 0 ? <p className="s">{t(dialogueWords.hidden(hidden))}</p> : null}
      {voices.length > 0 ? <h2>{t(dialogueWords.said)}</h2> : null}
      {voices.map((voice) => (
        <VoiceCard key={voice.id} voice={voice} language={language} today={today} />
      ))}
      <Pager language={language} next={next} first={first} />
    </>
  )
}

function VoiceCard({ voice, language, today }: { voice: Voice; language: Language; today: Day }) {
  const due = showDay(voice.promiseDue)
  const late = voice.promised === null && voice.promiseDue < today
  const when =
    voice.promised !== null
      ? dialogueWords.promised(showDay(voice.promised))
      : late
        ? dialogueWords.late(due)
        : dialogueWords.due(due)
  return (
    <article className="card">
      <blockquote lang="vi">{voice.words}</blockquote>
      <p>
        <StateTag at={voice} language={language} />
      </p>
      {voice.answer === null ? null : (
        <p className="said">
          <b>{say(dialogueWords.answer, language)}:</b> <span lang="vi">{voice.answer}</span>
        </p>
      )}
      {voice.state === 'ended' || voice.state === 'answered' ? null : (
        <p className="s">
          {late ? <span className="tag red">{say(when, language)}</span> : say(when, language)}
        </p>
      )}
    </article>
  )
}
