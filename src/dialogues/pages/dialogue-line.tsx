import { monthOf, showDay, yearOf } from '#plain/day.ts'
import { type Language, say } from '#plain/texts.ts'
import { pathIn } from '#portal/language.ts'
import type { PublicDialogue } from '../in-public.ts'
import { dialogueWords } from './words.ts'

/** `08:30:00` → `8 giờ 30`, `8:30`. */
export function hour(startsAt: string | null, language: Language): string {
  if (startsAt === null) return ''
  const [hours, minutes] = startsAt.split(':').map(Number)
  if (language === 'en') return `${hours}:${String(minutes).padStart(2, '0')}`
  return minutes === 0 ? `${hours} giờ` : `${hours} giờ ${minutes}`
}

/** One dialogue in a list: the day in a box, where and when beside it. */
export function DialogueLine({
  dialogue,
  areas,
  language,
}: {
  dialogue: PublicDialogue
  areas: string
  language: Language
}) {
  const { heldOn, state } = dialogue
  const came = dialogue.men + dialogue.women
  const facts =
    state === 'held'
      ? [
          came > 0 ? say(dialogueWords.came(came), language) : '',
          say(dialogueWords.opinions(dialogue.opinions), language),
        ]
      : [hour(dialogue.startsAt, language), dialogue.place]
  return (
    <div className="row">
      <time className="date" dateTime={heldOn}>
        <b>{heldOn.slice(8)}</b>
        {say(dialogueWords.month(monthOf(heldOn)), language)}
        {state === 'held' ? (
          <>
            <br />
            {yearOf(heldOn)}
          </>
        ) : null}
      </time>
      <div>
        <h3>
          <a href={pathIn(language, `/doi-thoai/${dialogue.id}`)}>
            {areas || dialogue.name || showDay(heldOn)}
          </a>
        </h3>
        <p className="s">{facts.filter((fact) => fact !== '').join(', ')}</p>
      </div>
    </div>
  )
}
