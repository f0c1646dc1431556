import './undelivered.css'
import { useState } from 'react'
import { useSay } from '#desk/language.tsx'
import { useRead } from '#desk/read.ts'
import { showMoment } from '#desk/show.ts'
import { Page } from '#desk/ui/page.tsx'
import { Empty, Shown } from '#desk/ui/states.tsx'
import { Table } from '#desk/ui/table.tsx'
import { text } from '#plain/texts.ts'

interface Mail {
  readonly at: string
  readonly to: string
  readonly subject: string
  readonly body: string
  readonly messageId: string
}

/** “Hộp thư thử”: in the demo, what would have been sent by e-mail. Nothing leaves this machine. */
export default function TestMailbox() {
  const say = useSay()
  const mails = useRead<{ mails: Mail[] }>('/api/demo/mails', { fresh: 2_000 })
  const [open, setOpen] = useState<string | null>(null)
  return (
    <Page title={words.title}>
      <p className="notice brand">{say(words.about)}</p>
      <Shown of={mails}>
        {({ mails: caught }) =>
          caught.length === 0 ? (
            <Empty title={words.none} next={words.next} />
          ) : (
            <Table
              caption={words.title}
              rows={caught}
              keyOf={({ at, messageId }) => `${at} ${messageId}`}
              columns={[
                { name: words.at, of: ({ at }) => showMoment(at), width: '11em' },
                { name: words.to, of: ({ to }) => to, width: '16em' },
                {
                  name: words.mail,
                  of: (mail) => {
                    const key = `${mail.at} ${mail.messageId}`
                    const shown = open === key
                    return (
                      <>
                        <button
                          type="button"
                          className="plain-button"
                          aria-expanded={shown}
                          onClick={() => setOpen(shown ? null : key)}
                        >
                          {mail.subject}
                        </button>
                        {shown && <blockquote className="told">{mail.body}</blockquote>}
                      </>
                    )
                  },
                },
              ]}
            />
          )
        }
      </Shown>
    </Page>
  )
}

const words = {
  title: text('Hộp thư thử', 'Test mailbox'),
  about: text(
    'Đây là bản dùng thử: thư không gửi ra ngoài mà nằm lại ở đây, mất khi tắt máy.',
    'This is the demo: mail stays here instead of being sent, until the program stops.',
  ),
  none: text('Chưa có thư nào', 'No mail yet'),
  next: text(
    'Hãy ghi một ý kiến có địa chỉ thư điện tử: giấy hẹn sẽ đến đây.',
    'Record an opinion with an e-mail address: its receipt arrives here.',
  ),
  at: text('Lúc', 'At'),
  to: text('Gửi đến', 'To'),
  mail: text('Thư', 'Mail'),
}
