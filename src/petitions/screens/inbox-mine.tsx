import { text } from '#plain/texts.ts'
import { Inbox } from './inbox.tsx'

/** What waits for my unit: the promise that falls due first stands first. */
export default function MyWork() {
  return (
    <Inbox
      title={text('Việc của tôi', 'My work')}
      base={{ of: 'unit', show: 'open' }}
      shows={['open', 'due', 'late', 'new', 'waiting', 'undelivered']}
      owners
    />
  )
}
