import { Button, Loader } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { type Text, text } from '#plain/texts.ts'
import type { Failure } from '../failure.ts'
import { useSay } from '../language.tsx'
import type { Reading } from '../read.ts'

/** What is read, or why it is not there: loading, no network, no permission, broken. Each says what to do next. */
export function Shown<T>({ of, children }: { of: Reading<T>; children: (data: T) => ReactNode }) {
  if (of.data !== undefined)
    return (
      <>
        {of.failure && <FailureNotice failure={of.failure} />}
        {children(of.data)}
      </>
    )
  if (of.failure) return <Failed failure={of.failure} again={of.again} />
  return <Loading />
}

/** Nothing for a moment, then a sign that it is coming: quick answers do not flicker. */
export function Loading() {
  const say = useSay()
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 250)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="state" role="status">
      {late && (
        <>
          <Loader size="sm" />
          {say(words.loading)}
        </>
      )}
    </div>
  )
}

/** Nothing to show, and what to do next. */
export function Empty({ title, next, children }: { title: Text; next?: Text; children?: ReactNode }) {
  const say = useSay()
  return (
    <div className="state">
      <strong>{say(title)}</strong>
      {next && <p>{say(next)}</p>}
      {children}
    </div>
  )
}

export function Failed({ failure, again }: { failure: Failure; again?: () => void }) {
  const say = useSay()
  return (
    <div className="state" role="alert">
      <strong>{say(titleOf(failure))}</strong>
      <p>{say(failure.why)}</p>
      {again && failure.refused !== 'forbidden' && failure.refused !== 'missing' && (
        <Button variant="default" onClick={again}>
          {say(words.again)}
        </Button>
      )}
    </div>
  )
}

/** A refusal beside the button that was pressed. */
export function FailureNotice({ failure }: { failure: Failure | undefined }) {
  const say = useSay()
  if (!failure) return null
  return (
    <div className="notice due" role="alert">
      {say(failure.why)}
    </div>
  )
}

const titleOf = ({ refused }: Failure): Text =>
  ({
    missing: text('Không có ở đây', 'Not here'),
    forbidden: text('Chức vụ của anh/chị không mở được trang này', 'Your post does not open this'),
    conflict: text('Chưa làm được', 'Not now'),
    invalid: text('Địa chỉ chưa đúng', 'Not a right address'),
    broken: text('Máy chủ gặp lỗi', 'The server failed'),
    unreachable: text('Chưa liên lạc được máy chủ', 'The server is out of reach'),
  })[refused]

const words = {
  loading: text('Đang tải…', 'Loading…'),
  again: text('Thử lại', 'Try again'),
}
