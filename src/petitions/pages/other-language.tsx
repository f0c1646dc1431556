import type { Language } from '#plain/texts.ts'
import { Hidden } from '#portal/form.tsx'
import { pathIn } from '#portal/language.ts'
import { otherLanguageName } from '#portal/layout.tsx'

/** The followed opinion in the other language: a link would lose it, so the proof is sent along. */
export function OtherLanguage({ language, proof }: { language: Language; proof: string }) {
  const other = language === 'vi' ? 'en' : 'vi'
  return (
    <form method="post" action={pathIn(other, '/theo-doi')}>
      <Hidden name="proof" value={proof} />
      <button type="submit" lang={other}>
        {otherLanguageName(language)}
      </button>
    </form>
  )
}
