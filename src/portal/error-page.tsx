import { type Language, say, type Text, text } from '#plain/texts.ts'
import { pathIn } from './language.ts'

const missing = text('Không tìm thấy trang này', 'This page is not here')
const broken = text('Máy chủ đang trục trặc', 'The server is in trouble')
const wrong = text('Chưa làm được việc này', 'That did not work')
const home = text('Về trang đầu', 'Home')
const typed = text(
  'Có thể địa chỉ gõ nhầm, hoặc trang đã đóng. Ý kiến đã gửi thì vẫn còn nguyên.',
  'The address may be mistyped, or the page is closed. What you sent is safe.',
)

export const errorTitle = (status: number): Text =>
  status === 404 ? missing : status >= 500 ? broken : wrong

/** What went wrong and what to do next, in a quiet page. */
export function ErrorPage({ language, status, why }: { language: Language; status: number; why: Text }) {
  return (
    <>
      <h1>{say(errorTitle(status), language)}</h1>
      <p>{say(status === 404 ? typed : why, language)}</p>
      <p>
        <a className="do" href={pathIn(language, '/')}>
          {say(home, language)}
        </a>
      </p>
    </>
  )
}
