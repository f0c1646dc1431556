import { Modal } from '@mantine/core'
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { whenSignedOut } from '#desk/api.ts'
import { useLanguage, useSay } from '#desk/language.tsx'
import { useReadAgain } from '#desk/read.ts'
import { Frame } from '#desk/ui/frame.tsx'
import { KeyHelp } from '#desk/ui/keys.tsx'
import { Empty, Failed, Loading } from '#desk/ui/states.tsx'
import { text } from '#plain/texts.ts'
import { type Me, useMe, useSignOut } from '#units/screens/me.ts'
import { FirstPassword } from '#units/screens/password.tsx'
import { SignInForm } from '#units/screens/sign-in.tsx'
import { screens } from './routes.tsx'

/** Everything behind the sign-in: who is it, then the frame with the screen in it. */
export function Shell() {
  const me = useMe()
  const { href } = useLocation()
  const { propose } = useLanguage()
  const known = me.data
  useEffect(() => {
    if (known) propose(known.language)
  }, [known, propose])
  if (known) return known.mustSetPassword ? <FirstPassword onSet={me.again} /> : <Inside me={known} />
  if (me.failure?.code === 'sign-in') return <ToSignIn from={href} />
  return me.failure ? <Failed failure={me.failure} again={me.again} /> : <Loading />
}

/** Once, with the address the person asked for: afterwards he stands there. */
function ToSignIn({ from }: { from: string }) {
  const navigate = useNavigate()
  // The address asked for, not the ones on the way.
  const [asked] = useState(from)
  useEffect(() => {
    void navigate({ to: '/sign-in', search: { to: asked } as never, replace: true })
  }, [navigate, asked])
  return <Loading />
}

function Inside({ me }: { me: Me }) {
  const signOut = useSignOut()
  const navigate = useNavigate()
  const readAgain = useReadAgain()
  const say = useSay()
  const [asleep, setAsleep] = useState(false)
  useEffect(() => {
    whenSignedOut(() => setAsleep(true))
    return () => whenSignedOut(() => {})
  }, [])
  const items = screens.flatMap(({ path, nav }) =>
    nav && me.may.includes(nav.may) && (nav.roles?.includes(me.role) ?? true) && (!nav.demo || me.demo)
      ? [{ to: path, ...nav }]
      : [],
  )
  const leave = async () => {
    if (await signOut()) await navigate({ to: '/sign-in' })
  }
  return (
    <Frame items={items} name={me.name} post={me.title} onSignOut={leave}>
      <Outlet />
      <KeyHelp />
      {/* The session ended while something was on the screen: sign in over it, and nothing typed is lost. */}
      <Modal
        opened={asleep}
        onClose={() => setAsleep(false)}
        title={say(words.again)}
        closeOnClickOutside={false}
        withCloseButton={false}
        zIndex={400}
      >
        <SignInForm
          login={me.login}
          onSignedIn={() => {
            setAsleep(false)
            readAgain()
          }}
        />
      </Modal>
    </Frame>
  )
}

export function Lost() {
  const say = useSay()
  return (
    <Empty title={text('Không có trang này', 'There is no such page')}>
      <a href="/desk/">{say(text('Về trang đầu', 'To the first page'))}</a>
    </Empty>
  )
}

const words = {
  again: text('Phiên làm việc đã hết, hãy đăng nhập lại', 'Your session has ended, sign in again'),
}
