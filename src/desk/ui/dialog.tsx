import { Button, Modal } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { type Text, text } from '#plain/texts.ts'
import type { Failure } from '../failure.ts'
import { useSay } from '../language.tsx'
import { FailureNotice } from './states.tsx'

interface FormDialogProps {
  readonly title: Text
  /** The word on the button that does it. */
  readonly does: Text
  readonly busy?: boolean
  readonly failure?: Failure | undefined
  readonly disabled?: boolean
  readonly wide?: boolean
  readonly onSend: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A form over the screen; Ctrl+Enter sends it. What was typed stays while it is refused. */
export function FormDialog(props: FormDialogProps) {
  const say = useSay()
  const {
    title,
    does,
    busy = false,
    failure,
    disabled = false,
    wide = false,
    onSend,
    onClose,
    children,
  } = props
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!busy && !disabled) onSend()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={say(title)}
      size={wide ? 'xl' : 'lg'}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': say(words.close) }}
    >
      <form
        className="stack"
        onSubmit={send}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(event)
        }}
      >
        {children}
        <FailureNotice failure={failure} />
        <div className="row">
          <Button type="submit" loading={busy} disabled={disabled}>
            {say(does)}
          </Button>
          <Button variant="default" onClick={onClose}>
            {say(words.cancel)}
          </Button>
          <span className="quiet">
            <kbd>Ctrl</kbd> <kbd>Enter</kbd>
          </span>
        </div>
      </form>
    </Modal>
  )
}

/** Asks once more before something that cannot be taken back. */
export function Confirm({ children, ...rest }: FormDialogProps) {
  return (
    <FormDialog {...rest}>
      <div>{children}</div>
    </FormDialog>
  )
}

const words = { close: text('Đóng', 'Close'), cancel: text('Thôi', 'Cancel') }
