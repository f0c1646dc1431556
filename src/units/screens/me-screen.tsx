import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { put } from '#desk/api.ts'
import { useLanguage, useSay } from '#desk/language.tsx'
import { useRead } from '#desk/read.ts'
import { showMoment } from '#desk/show.ts'
import { LookSwitch } from '#desk/ui/look-switch.tsx'
import { Page } from '#desk/ui/page.tsx'
import { Shown } from '#desk/ui/states.tsx'
import { type Language, text } from '#plain/texts.ts'
import { useMe, useSignOut } from './me.ts'
import { PasswordSection, SecondFactorSection } from './me-secrets.tsx'

interface OwnSession {
  readonly createdAt: string
  readonly seenAt: string
  readonly agent: string
  readonly here: boolean
}

/** Who I am here: language, look, password, second factor, and where I am signed in. */
export default function MeScreen() {
  const say = useSay()
  const me = useMe()
  const { language, choose } = useLanguage()
  const change = (chosen: Language) => {
    choose(chosen)
    // Remembered here at once; the server keeps it for other devices and for notices.
    void put('/api/me/language', { language: chosen })
  }
  return (
    <Page title={words.title}>
      <Shown of={me}>
        {(known) => (
          <div className="stack" style={{ maxWidth: 640 }}>
            <dl className="facts">
              <div>
                <dt>{say(words.name)}</dt>
                <dd>{known.name}</dd>
              </div>
              <div>
                <dt>{say(words.post)}</dt>
                <dd>{known.title}</dd>
              </div>
              <div>
                <dt>{say(words.login)}</dt>
                <dd>{known.login}</dd>
              </div>
            </dl>
            <div className="row">
              <div className="choices">
                {(['vi', 'en'] as const).map((one) => (
                  <button
                    key={one}
                    type="button"
                    lang={one}
                    aria-pressed={language === one}
                    onClick={() => change(one)}
                  >
                    {one === 'vi' ? 'Tiếng Việt' : 'English'}
                  </button>
                ))}
              </div>
              <LookSwitch />
            </div>
            <SecondFactorSection has={known.hasTotp} onSet={me.again} />
            <PasswordSection />
            <Sessions />
          </div>
        )}
      </Shown>
    </Page>
  )
}

/** Where am I signed in; and out of everywhere, when a device is lost. */
function Sessions() {
  const say = useSay()
  const navigate = useNavigate()
  const signOut = useSignOut()
  const sessions = useRead<{ sessions: OwnSession[] }>('/api/me/sessions')
  const everywhere = async () => {
    if (await signOut(true)) await navigate({ to: '/sign-in' })
  }
  return (
    <section className="card padded stack">
      <h2>{say(words.where)}</h2>
      <Shown of={sessions}>
        {({ sessions }) => (
          <ul className="linked">
            {sessions.map((session) => (
              <li key={`${session.createdAt} ${session.here}`}>
                {device(session.agent)} {session.here && <b>({say(words.here)})</b>}{' '}
                <span className="quiet">{say(words.seen(showMoment(session.seenAt)))}</span>
              </li>
            ))}
          </ul>
        )}
      </Shown>
      <div>
        <Button variant="default" onClick={everywhere}>
          {say(words.everywhere)}
        </Button>
      </div>
    </section>
  )
}

/** The browser and the system, out of what the browser says of itself. */
function device(agent: string): string {
  const browser = /(Edg|Firefox|Chrome|Safari)\//.exec(agent)?.[1]?.replace('Edg', 'Edge') ?? ''
  const system = /(Android|iPhone|iPad|Windows|Mac OS|Linux)/.exec(agent)?.[1] ?? ''
  return [browser, system].filter(Boolean).join(', ') || agent.slice(0, 40) || '–'
}

const words = {
  title: text('Tài khoản của tôi', 'My account'),
  name: text('Họ tên', 'Name'),
  post: text('Chức vụ', 'Post'),
  login: text('Tên đăng nhập', 'Login'),
  where: text('Đang đăng nhập ở đâu', 'Where I am signed in'),
  here: text('máy này', 'this device'),
  seen: (when: string) => text(`dùng lần cuối ${when}`, `last used ${when}`),
  everywhere: text('Đăng xuất khỏi mọi máy', 'Sign out everywhere'),
}
