import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useSay } from '#desk/language.tsx'
import { useWrite } from '#desk/read.ts'
import { FailureNotice } from '#desk/ui/states.tsx'
import { text } from '#plain/texts.ts'
import { PasswordForm } from './password.tsx'

interface Started {
  readonly secret: string
  readonly uri: string
  /** The uri as a QR code: an SVG path in a square of `size` modules. */
  readonly qr: { readonly size: number; readonly path: string }
}

export function PasswordSection() {
  const say = useSay()
  const [changing, setChanging] = useState(false)
  const [set, setSet] = useState(false)
  return (
    <section className="card padded stack">
      <h2>{say(words.password)}</h2>
      {set && (
        <div className="notice brand" role="status">
          {say(words.passwordSet)}
        </div>
      )}
      {changing ? (
        <PasswordForm
          onSet={() => {
            setChanging(false)
            setSet(true)
          }}
        />
      ) : (
        <div>
          <Button variant="default" onClick={() => setChanging(true)}>
            {say(words.change)}
          </Button>
        </div>
      )}
    </section>
  )
}

/** The second factor: scan, then prove it with one code; only then is it in force. */
export function SecondFactorSection({ has, onSet }: { has: boolean; onSet: () => void }) {
  const say = useSay()
  const starting = useWrite<Started>()
  const [started, setStarted] = useState<Started>()
  const begin = async () => {
    const reply = await starting.send({ method: 'POST', path: '/api/me/second-factor', body: undefined })
    if (reply) setStarted(reply)
  }
  return (
    <section className="card padded stack">
      <h2>{say(words.factor)}</h2>
      {has ? (
        <p style={{ margin: 0 }}>{say(words.on)}</p>
      ) : started ? (
        <Proof started={started} onSet={onSet} />
      ) : (
        <>
          <p style={{ margin: 0 }}>{say(words.off)}</p>
          <FailureNotice failure={starting.failure} />
          <div>
            <Button loading={starting.busy} onClick={begin}>
              {say(words.begin)}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}

function Proof({ started, onSet }: { started: Started; onSet: () => void }) {
  const say = useSay()
  const proving = useWrite()
  const [code, setCode] = useState('')
  const { size, path } = started.qr
  async function send(event: FormEvent) {
    event.preventDefault()
    if (await proving.send({ method: 'PUT', path: '/api/me/second-factor', body: { code } })) onSet()
  }
  return (
    <form className="stack" onSubmit={send}>
      <p style={{ margin: 0 }}>{say(words.scan)}</p>
      <svg
        viewBox={`-2 -2 ${size + 4} ${size + 4}`}
        width={200}
        height={200}
        role="img"
        aria-label={say(words.qr)}
      >
        <rect x={-2} y={-2} width={size + 4} height={size + 4} fill="#fff" />
        <path d={path} stroke="#000" strokeWidth={1} />
      </svg>
      <p style={{ margin: 0 }}>
        {say(words.byHand)} <code>{started.secret.replaceAll(/(.{4})/g, '$1 ')}</code>
      </p>
      <TextInput
        label={say(words.code)}
        value={code}
        onChange={({ currentTarget }) => setCode(currentTarget.value)}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={8}
        required
      />
      <FailureNotice failure={proving.failure} />
      <div>
        <Button type="submit" loading={proving.busy}>
          {say(words.prove)}
        </Button>
      </div>
    </form>
  )
}

const words = {
  password: text('Mật khẩu', 'Password'),
  change: text('Đổi mật khẩu', 'Change the password'),
  passwordSet: text(
    'Đã đổi mật khẩu. Các máy khác đã bị đăng xuất.',
    'The password is changed. Other devices are signed out.',
  ),
  factor: text('Mã xác thực (lớp bảo vệ thứ hai)', 'Second factor'),
  on: text(
    'Đang bật. Mất điện thoại thì nhờ quản trị gỡ để đặt lại.',
    'In force. If the phone is lost, the administrator removes it.',
  ),
  off: text(
    'Chưa bật. Khi bật, đăng nhập cần thêm mã 6 số trên điện thoại: người khác biết mật khẩu cũng không vào được.',
    'Not set. With it, signing in also takes six digits from your phone: a stolen password alone opens nothing.',
  ),
  begin: text('Bật mã xác thực', 'Set it up'),
  scan: text(
    'Mở ứng dụng xác thực trên điện thoại (Google Authenticator, Microsoft Authenticator…), quét hình này.',
    'Scan this with an authenticator app on your phone (Google Authenticator, Microsoft Authenticator…).',
  ),
  qr: text('Mã QR để quét', 'QR code to scan'),
  byHand: text('Không quét được thì gõ khóa này:', 'If it cannot be scanned, type this key:'),
  code: text('Mã 6 số đang hiện', 'The six digits shown now'),
  prove: text('Xác nhận', 'Confirm'),
}
