import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useSay } from '#desk/language.tsx'
import { useWrite } from '#desk/read.ts'
import { FailureNotice } from '#desk/ui/states.tsx'
import { text } from '#plain/texts.ts'

interface SignInFormProps {
  /** Known already: only the password is asked for. */
  readonly login?: string
  readonly onSignedIn: () => void
}

/** Login, password, and the six digits where the person has a second factor. */
export function SignInForm({ login: known, onSignedIn }: SignInFormProps) {
  const say = useSay()
  const signing = useWrite<{ mustSetPassword: boolean }>()
  const [login, setLogin] = useState(known ?? '')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [asked, setAsked] = useState(false)
  const needsCode = asked || signing.failure?.code === 'code-needed'

  async function send(event: FormEvent) {
    event.preventDefault()
    if (needsCode) setAsked(true)
    const body = { login, password, ...(needsCode ? { code } : {}) }
    if (await signing.send({ method: 'POST', path: '/api/sign-in', body })) onSignedIn()
  }
  return (
    <form className="stack" onSubmit={send}>
      <TextInput
        label={say(words.login)}
        value={login}
        onChange={({ currentTarget }) => setLogin(currentTarget.value)}
        readOnly={known !== undefined}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        size="md"
      />
      <PasswordInput
        label={say(words.password)}
        value={password}
        onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        autoComplete="current-password"
        required
        size="md"
        visibilityToggleButtonProps={{ 'aria-label': say(words.reveal), tabIndex: 0 }}
      />
      {needsCode && (
        <TextInput
          label={say(words.code)}
          value={code}
          onChange={({ currentTarget }) => setCode(currentTarget.value)}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={8}
          required
          autoFocus
          size="md"
        />
      )}
      <FailureNotice failure={signing.failure} />
      <Button type="submit" size="md" loading={signing.busy}>
        {say(words.enter)}
      </Button>
    </form>
  )
}

const words = {
  login: text('Tên đăng nhập', 'Login'),
  password: text('Mật khẩu', 'Password'),
  reveal: text('Hiện mật khẩu', 'Show the password'),
  code: text('Mã 6 số của ứng dụng xác thực', 'Six digits of your authenticator app'),
  enter: text('Đăng nhập', 'Sign in'),
}
