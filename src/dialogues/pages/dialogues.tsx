import { say } from '#plain/texts.ts'
import { type Choice, type Filled, Select } from '#portal/form.tsx'
import { pathIn } from '#portal/language.ts'
import { Pager } from '#portal/pager.tsx'
import type { PublicDialogue } from '../in-public.ts'
import { DialogueLine } from './dialogue-line.tsx'
import { dialogueWords } from './words.ts'

export interface DialoguesProps {
  readonly form: Filled
  readonly communes: readonly Choice[]
  readonly coming: readonly PublicDialogue[]
  readonly past: readonly PublicDialogue[]
  readonly areasOf: (dialogue: PublicDialogue) => string
  readonly next: string | null
  readonly first: string | null
}

/** Dialogues near me: what comes, what was. The choice of the commune is a link that can be kept. */
export function DialoguesPage({ form, communes, coming, past, areasOf, next, first }: DialoguesProps) {
  const { language } = form
  const lines = (dialogues: readonly PublicDialogue[], none: { vi: string; en: string }) => (
    <div className="card">
      {dialogues.length === 0 ? <p>{say(none, language)}</p> : null}
      {dialogues.map((dialogue) => (
        <DialogueLine key={dialogue.id} dialogue={dialogue} areas={areasOf(dialogue)} language={language} />
      ))}
    </div>
  )
  return (
    <>
      <h1>{say(dialogueWords.title, language)}</h1>
      <p>{say(dialogueWords.lead, language)}</p>
      <form method="get" action={pathIn(language, '/doi-thoai')} className="np">
        <Select
          form={form}
          name="xa"
          label={dialogueWords.near}
          choices={communes}
          none={dialogueWords.everywhere}
        />
        <button className="do two" type="submit">
          {say(dialogueWords.show, language)}
        </button>
      </form>
      {first === null ? (
        <>
          <h2>{say(dialogueWords.coming, language)}</h2>
          {lines(coming, dialogueWords.noneComing)}
        </>
      ) : null}
      <h2>{say(dialogueWords.past, language)}</h2>
      {lines(past, dialogueWords.nonePast)}
      <Pager language={language} next={next} first={first} />
    </>
  )
}
