import { type Language, say, text } from '#plain/texts.ts'
import { pathIn } from './language.ts'

const older = text('Xem thêm, cũ hơn', 'Older ones')
const newest = text('Về trang đầu', 'Back to the first page')

/** Links to the next page, and back to the first. Addresses are without their language. */
export function Pager({
  language,
  next,
  first,
}: {
  language: Language
  next: string | null
  first: string | null
}) {
  if (next === null && first === null) return null
  return (
    <p className="np">
      {first === null ? null : (
        <a className="do two" href={pathIn(language, first)}>
          {say(newest, language)}
        </a>
      )}{' '}
      {next === null ? null : (
        <a className="do two" rel="next" href={pathIn(language, next)}>
          {say(older, language)}
        </a>
      )}
    </p>
  )
}
