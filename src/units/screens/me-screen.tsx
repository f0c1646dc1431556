import { Page } from '#desk/ui/page.tsx'
import { text } from '#plain/texts.ts'

export default function MeScreen() {
  return <Page title={text('Tài khoản của tôi', 'My account')}>…</Page>
}
