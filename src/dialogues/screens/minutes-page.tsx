import './dialogues.css'
import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useSay } from '#desk/language.tsx'
import { useRead } from '#desk/read.ts'
import { Page } from '#desk/ui/page.tsx'
import { Shown } from '#desk/ui/states.tsx'
import { text } from '#plain/texts.ts'
import type { Dialogue } from '../dialogue.ts'
import type { Paragraph } from '../minutes.ts'

/** The draft of the minutes, as it is printed and signed. */
export default function MinutesPage() {
  const say = useSay()
  const { id } = useParams({ strict: false }) as { id: string }
  const minutes = useRead<{ dialogue: Dialogue; paragraphs: Paragraph[] }>(`/api/dialogues/${id}/minutes`)
  return (
    <Page
      title={words.title}
      tools={
        <>
          <Button component={Link} to={`/dialogues/${id}` as never} variant="default">
            {say(words.back)}
          </Button>
          <Button onClick={() => print()}>{say(words.print)}</Button>
        </>
      }
    >
      <Shown of={minutes}>
        {({ paragraphs }) => (
          <article className="minutes" lang="vi">
            <div className="heads">
              {(['issuer', 'motto'] as const).map((head) => (
                <div key={head}>
                  {paragraphs
                    .filter(({ kind }) => kind === head)
                    .map(({ text: line }) => (
                      <p key={line} className={head}>
                        {line}
                      </p>
                    ))}
                </div>
              ))}
            </div>
            {paragraphs
              .filter(({ kind }) => !['sign', 'issuer', 'motto'].includes(kind))
              .map(({ kind, text: line }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a printed text, never reordered
                <p key={at} className={kind}>
                  {line}
                </p>
              ))}
            <div className="signs">
              {paragraphs
                .filter(({ kind }) => kind === 'sign')
                .map(({ text: line }) => (
                  <span key={line}>{line}</span>
                ))}
            </div>
          </article>
        )}
      </Shown>
    </Page>
  )
}

const words = {
  title: text('Biên bản (bản nháp)', 'Minutes (draft)'),
  back: text('Về buổi đối thoại', 'Back to the dialogue'),
  print: text('In', 'Print'),
}
