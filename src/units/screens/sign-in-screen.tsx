import './sign-in.css'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useLanguage, useSay } from '#desk/language.tsx'
import { useReadAgain } from '#desk/read.ts'
import { Mark } from '#desk/ui/mark.tsx'
import { useTitle } from '#desk/ui/page.tsx'
import { text } from '#plain/texts.ts'
import { SignInForm } from './sign-in.tsx'

/** The door. Afterwards the person stands where he wanted to go. */
export default function SignInScreen() {
  const say = useSay()
  const { language, choose } = useLanguage()
  const { to } = useSearch({ strict: false }) as { to?: string }
  const navigate = useNavigate()
  const readAgain = useReadAgain()
  useTitle(say(words.title))
  const enter = () => {
    readAgain()
    // Only an address of this app: `//elsewhere` would lead out of it.
    void navigate({ href: to && /^\/(?!\/|\\)/.test(to) ? to : '/', replace: true })
  }
  return (
    <main className="sign-in">
      <div className="sign-in-head">
        <Mark size={44} />
        <div>
          <h1>Lắng Nghe</h1>
          <p>{say(words.motto)}</p>
        </div>
      </div>
      <div className="card padded">
        <SignInForm onSignedIn={enter} />
      </div>
      <p className="quiet">{say(words.help)}</p>
      <button type="button" className="plain-button" onClick={() => choose(language === 'vi' ? 'en' : 'vi')}>
        {language === 'vi' ? 'English' : 'Tiếng Việt'}
      </button>
    </main>
  )
}

const words = {
  title: text('Đăng nhập', 'Sign in'),
  motto: text('Bà con nói, Điện lực làm', 'People speak, the power branch acts'),
  help: text(
    'Quên mật khẩu thì nhờ người quản trị cấp lại mã đăng nhập lần đầu.',
    'Forgot the password? The administrator gives you a new first sign-in code.',
  ),
}
