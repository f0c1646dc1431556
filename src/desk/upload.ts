import { useRef, useState } from 'react'
import { type Failure, garbled, isFailure, lost, offline } from './failure.ts'
import { newPress } from './press.ts'

export interface Uploading<T> {
  /** Sends a form with a file. Null when it failed: see `failure`. */
  send(path: string, file: File, fields?: Record<string, unknown>): Promise<T | null>
  readonly busy: boolean
  /** 0 to 1 while the file goes up; 1 while the server works on it. */
  readonly sent: number
  readonly failure: Failure | undefined
}

/** One button that sends a file, with the key of its press. */
export function useUpload<T>(): Uploading<T> {
  const press = useRef(newPress())
  const [busy, setBusy] = useState(false)
  const [sent, setSent] = useState(0)
  const [failure, setFailure] = useState<Failure>()
  return {
    async send(path, file, fields = {}) {
      setBusy(true)
      setSent(0)
      setFailure(undefined)
      const mark = [file.name, file.size, file.lastModified, fields]
      const reply = await press.current.send<T>({ method: 'POST', path, body: mark }, (key) =>
        deliver<T>(path, file, fields, key, setSent),
      )
      setBusy(false)
      if (!isFailure(reply)) return reply
      setFailure(reply)
      return null
    },
    busy,
    sent,
    failure,
  }
}

/** XMLHttpRequest, for `fetch` does not say how much has gone up. */
function deliver<T>(
  path: string,
  file: File,
  fields: Record<string, unknown>,
  key: string,
  told: (sent: number) => void,
): Promise<T | Failure> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, JSON.stringify(value))
  form.append('file', file)
  return new Promise((done) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.setRequestHeader('idempotency-key', key)
    request.upload.onprogress = ({ loaded, total }) => told(total === 0 ? 1 : loaded / total)
    request.onerror = () => done(navigator.onLine ? lost : offline)
    request.onload = () => {
      try {
        const body: unknown = JSON.parse(request.responseText)
        done(request.status < 300 ? (body as T) : isFailure(body) ? body : garbled)
      } catch {
        done(garbled)
      }
    }
    request.send(form)
  })
}
