import { Page } from '#desk/ui/page.tsx'
import { text } from '#plain/texts.ts'

export default function Screen() {
  return <Page title={text('Việc của tôi', 'My work')}>…</Page>
}
