import { type ReactNode, useEffect } from 'react'
import type { Text } from '#plain/texts.ts'
import { useSay } from '../language.tsx'

interface PageProps {
  readonly title: Text
  /** Buttons and links at the right of the title. */
  readonly tools?: ReactNode
  readonly children: ReactNode
}

/** One screen: its title (also of the browser's tab), its tools, its content. */
export function Page({ title, tools, children }: PageProps) {
  const say = useSay()
  useTitle(say(title))
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(title)}</h1>
        {tools && <div className="row no-print">{tools}</div>}
      </div>
      {children}
    </div>
  )
}

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Lắng Nghe`
  }, [title])
}
