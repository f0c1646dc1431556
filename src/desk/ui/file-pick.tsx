import { useRef, useState } from 'react'
import { type Text, text } from '#plain/texts.ts'
import { useSay } from '../language.tsx'

interface FilePickProps {
  readonly label: Text
  /** `.csv,.xlsx` */
  readonly accept: string
  /** What stands beside the button while no file is chosen. */
  readonly hint?: Text
  readonly onPick: (file: File) => void
}

const dropHere = text('hoặc kéo tệp thả vào đây', 'or drop a file here')

/** A file of this device, by button or dropped on it. The browser's own button speaks the browser's language. */
export function FilePick({ label, accept, hint = dropHere, onPick }: FilePickProps) {
  const say = useSay()
  const [name, setName] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const take = (file: File | undefined) => {
    if (!file) return
    setName(file.name)
    onPick(file)
    // The same file, mended and chosen again, is a new choice.
    if (input.current) input.current.value = ''
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button does the same
    <div
      className="row"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        take(event.dataTransfer.files[0])
      }}
    >
      <label className="file-pick">
        {say(label)}
        <input
          ref={input}
          type="file"
          className="only-read"
          accept={accept}
          onChange={(event) => take(event.currentTarget.files?.[0])}
        />
      </label>
      <span className="quiet">{name || say(hint)}</span>
    </div>
  )
}
