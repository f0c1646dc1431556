import { text } from '#plain/texts.ts'
import { Inbox } from './inbox.tsx'

/** Every petition that I may see. */
export default function AllPetitions() {
  return (
    <Inbox
      title={text('Tất cả kiến nghị', 'All petitions')}
      base={{ of: 'all', show: 'open' }}
      shows={['open', 'late', 'waiting', 'climbing', 'answered', 'undelivered', 'ended', 'all']}
    />
  )
}
