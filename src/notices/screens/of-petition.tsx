import { useState } from 'react'
import { useSay } from '#desk/language.tsx'
import { useRead } from '#desk/read.ts'
import { showMoment } from '#desk/show.ts'
import { Shown } from '#desk/ui/states.tsx'
import { text } from '#plain/texts.ts'
import { useMay } from '#units/screens/me.ts'
import { channelWords, purposeWords } from '../words.ts'
import { Fate } from './fate.tsx'
import type { NoticeView } from './notice-view.ts'
import { SettleDialog } from './settle-dialog.tsx'

/** What was told to the person about one petition, and whether it arrived: a part of the petition's screen. */
export function NoticesOfPetition({ id, className }: { id: string; className: string }) {
  const say = useSay()
  const may = useMay()
  const notices = useRead<{ notices: NoticeView[] }>(`/api/notices/of/${id}`)
  const [open, setOpen] = useState<NoticeView | null>(null)
  return (
    <section className={className}>
      <h2>{say(words.title)}</h2>
      <Shown of={notices}>
        {({ notices: told }) =>
          told.length === 0 ? (
            <p className="quiet">{say(words.none)}</p>
          ) : (
            <dl className="facts">
              {told.map((notice) => (
                <div key={notice.id}>
                  <dt>
                    {say(purposeWords[notice.purpose])}, {say(channelWords[notice.channel]).toLowerCase()}
                    <div className="quiet">{notice.madeAt && showMoment(notice.madeAt)}</div>
                  </dt>
                  <dd>
                    <Fate of={notice} />
                    {may('settle notices') && notice.state !== 'cancelled' && (
                      <div>
                        <button type="button" className="plain-button" onClick={() => setOpen(notice)}>
                          {say(words.open)}
                        </button>
                      </div>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          )
        }
      </Shown>
      {open && <SettleDialog notice={open} onClose={() => setOpen(null)} />}
    </section>
  )
}

const words = {
  title: text('Đã báo cho bà con', 'Told to the person'),
  none: text('Chưa báo tin nào.', 'Nothing has been told yet.'),
  open: text('Xem, xử lý', 'Open'),
}
