import './sign-in.css'
import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useSay } from '#desk/language.tsx'
import { useWrite } from '#desk/read.ts'
import { useTitle } from '#desk/ui/page.tsx'
import { FailureNotice } from '#desk/ui/states.tsx'
import { text } from '#plain/texts.ts'

/** The first sign-in sets a password before anything else. */
export function FirstPassword({ onSet }: { onSet: () => void }) {
  const say = useSay()
  useTitle(say(words.first))
  return (
    <main className="sign-in">
      <h1>{say(words.first)}</h1>
      <div className="card padded">
        <PasswordForm first onSet={onSet} />
      </div>
    </main>
  )
}

/** The old one (or the first code), the new one twice. What makes it a good one is said before it is refused. */
export function PasswordForm({ first = false, onSet }: { first?: boolean; onSet: () => void }) {
  const say = useSay()
  const setting = useWrite()
  const [old, setOld] = useState('')
  const [fresh, setFresh] = useState('')
  const [again, setAgain] = useState('')
  const differ = again !== '' && again !== fresh
  async function send(event: FormEvent) {
    event.preventDefault()
    if (fresh !== again) return
    if (await setting.send({ method: 'PUT', path: '/api/me/password', body: { old, password: fresh } })) {
      setOld('')
      setFresh('')
      setAgain('')
      onSet()
    }
  }
  const field = (label: string, value: string, set: (value: string) => void, more: object = {}) => (
    <PasswordInput
      label={label}
      value={value}
      onChange={({ currentTarget }) => set(currentTarget.value)}
      required
      size="md"
      visibilityToggleButtonProps={{ 'aria-label': say(words.reveal), tabIndex: 0 }}
      {...more}
    />
  )
  return (
    <form className="stack" onSubmit={send}>
      {field(say(first ? words.firstCode : words.old), old, setOld, { autoComplete: 'current-password' })}
      {field(say(words.fresh), fresh, setFresh, {
        autoComplete: 'new-password',
        description: say(words.good),
      })}
      {field(say(words.again), again, setAgain, {
        autoComplete: 'new-password',
        error: differ ? say(words.differ) : undefined,
      })}
      <FailureNotice failure={setting.failure} />
      <Button type="submit" size="md" loading={setting.busy} disabled={differ}>
        {say(words.set)}
      </Button>
    </form>
  )
}

const words = {
  first: text('Đặt mật khẩu của anh/chị', 'Set your password'),
  firstCode: text('Mã đăng nhập lần đầu', 'First sign-in code'),
  old: text('Mật khẩu đang dùng', 'Present password'),
  fresh: text('Mật khẩu mới', 'New password'),
  again: text('Gõ lại mật khẩu mới', 'New password again'),
  differ: text('Hai lần gõ khác nhau.', 'The two differ.'),
  reveal: text('Hiện mật khẩu', 'Show the password'),
  set: text('Đặt mật khẩu', 'Set the password'),
  good: text(
    'Từ 10 ký tự trở lên. Tốt nhất là một câu dễ nhớ của riêng mình.',
    '10 characters or more. A sentence of your own is best.',
  ),
}
