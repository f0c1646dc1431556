import { Modal } from '@mantine/core'
import { useEffect, useId, useRef, useSyncExternalStore } from 'react'
import { type Text, text } from '#plain/texts.ts'
import { useSay } from '../language.tsx'

/** One key of a screen: `{ key: 'j', does: text('Dòng sau', 'Next row'), press: … }`. */
export interface Key {
  readonly key: string
  readonly does: Text
  readonly press: (event: KeyboardEvent) => void
}

const shown = new Map<string, readonly Key[]>()
let helpOpen = false
const listeners = new Set<() => void>()
const tell = () => {
  for (const listener of listeners) listener()
}
export function openHelp(): void {
  helpOpen = true
  tell()
}

/** Keys that work while this screen is shown and nobody is typing; `?` lists them. */
export function useKeys(keys: readonly Key[]): void {
  const id = useId()
  const latest = useRef(keys)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event)) return
      const found = latest.current.find(({ key }) => key === event.key)
      if (!found) return
      event.preventDefault()
      found.press(event)
    }
    addEventListener('keydown', onKey)
    return () => {
      shown.delete(id)
      removeEventListener('keydown', onKey)
    }
  }, [id])
  useEffect(() => {
    latest.current = keys
    shown.set(id, keys)
  })
}

/** Letters belong to whoever types them; an open dialog has its own keys. Enter and space belong to the button they press. */
function isTyping({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.closest('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]'))
    return true
  if (document.querySelector('[role=dialog]')) return true
  return (key === 'Enter' || key === ' ') && target.closest('a, button, summary, input') !== null
}

/** The list of keys, under `?`. Stands once, in the shell. */
export function KeyHelp() {
  const say = useSay()
  const open = useSyncExternalStore(
    (told) => {
      listeners.add(told)
      return () => listeners.delete(told)
    },
    () => helpOpen,
  )
  useKeys([{ key: '?', does: text('Xem phím tắt', 'Show the keys'), press: openHelp }])
  const close = () => {
    helpOpen = false
    tell()
  }
  return (
    <Modal opened={open} onClose={close} title={say(title)} closeButtonProps={{ 'aria-label': say(closing) }}>
      <dl className="facts">
        {[...shown.values()].flat().map(({ key, does }) => (
          <div key={`${key} ${does.en}`}>
            <dt>{say(does)}</dt>
            <dd>
              <kbd>{key === ' ' ? 'Space' : key}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
const title = text('Phím tắt', 'Keyboard')
const closing = text('Đóng', 'Close')
