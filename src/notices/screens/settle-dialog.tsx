import { Button, Radio, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useSay } from '#desk/language.tsx'
import { useReadAgain, useWrite } from '#desk/read.ts'
import { FormDialog } from '#desk/ui/dialog.tsx'
import { FailureNotice } from '#desk/ui/states.tsx'
import type { Identity } from '#people/identity.ts'
import { type Text, text } from '#plain/texts.ts'
import { canOpen, moves, type State, settlements } from '../notice.ts'
import { channelWords, purposeWords, settlementWords } from '../words.ts'
import { Fate } from './fate.tsx'
import type { NoticeView } from './notice-view.ts'

type Choice = (typeof settlements)[number] | 'retry' | 'cancel' | 'return'

/** One notice: what it says, who it goes to (each look is in the ledger), and what became of it. */
export function SettleDialog({ notice, onClose }: { notice: NoticeView; onClose: () => void }) {
  const say = useSay()
  const readAgain = useReadAgain()
  const [choice, setChoice] = useState<Choice | null>(null)
  const [note, setNote] = useState('')
  const writing = useWrite<{ notice: NoticeView }>()
  const choices = choicesFor(notice)
  const send = async () => {
    if (choice === null) return
    const reply = await writing.send({
      method: 'PUT',
      path: `/api/notices/${notice.id}/${pathOf(choice)}`,
      body: bodyOf(choice, note),
    })
    if (!reply) return
    readAgain()
    onClose()
  }
  return (
    <FormDialog
      title={text(
        `${purposeWords[notice.purpose].vi} ${notice.number}`,
        `${purposeWords[notice.purpose].en} ${notice.number}`,
      )}
      does={words.write}
      busy={writing.busy}
      failure={writing.failure}
      disabled={choice === null}
      onSend={send}
      onClose={onClose}
    >
      <div className="row">
        <span>{say(channelWords[notice.channel])}</span>
        <Fate of={notice} />
      </div>
      <Said notice={notice} />
      <Radio.Group
        label={say(words.what)}
        value={choice ?? ''}
        onChange={(value) => setChoice(value as Choice)}
      >
        <div className="stack">
          {choices.map((one) => (
            <Radio key={one} value={one} label={say(choiceWords[one])} />
          ))}
        </div>
      </Radio.Group>
      {choice !== null && choice !== 'retry' && choice !== 'return' && (
        <Textarea
          label={say(choice === 'cancel' ? words.reason : words.note)}
          required={choice === 'cancel'}
          value={note}
          maxLength={500}
          autosize
          minRows={2}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
      )}
    </FormDialog>
  )
}

/** The words, and on demand the person behind them. */
function Said({ notice }: { notice: NoticeView }) {
  const say = useSay()
  const opening = useWrite<{ person: Identity | null; script: string; quiet: string | null }>()
  const [opened, setOpened] = useState<{ person: Identity | null; script: string; quiet: string | null }>()
  const person = opened?.person
  return (
    <>
      <blockquote className="told">
        {opened?.script ?? notice.body.replaceAll(/\{(to|secret|words)\}/g, '…')}
      </blockquote>
      {notice.sms && (
        <p className="quiet">
          {say(
            words.size(
              notice.sms.accents.characters,
              notice.sms.accents.parts,
              notice.sms.plain.characters,
              notice.sms.plain.parts,
              notice.sms.sent === 'plain',
            ),
          )}
        </p>
      )}
      {opened ? (
        <div className="notice brand">
          <strong>{person?.name || say(words.nameless)}</strong>
          {person?.phone && (
            <>
              {' · '}
              <a href={`tel:${person.phone.replaceAll(/[^\d+]/g, '')}`}>{person.phone}</a>
            </>
          )}
          {person?.where && ` · ${person.where}`}
          {opened.quiet && <p>{say(words.quiet)}</p>}
        </div>
      ) : (
        canOpen(notice.state) && (
          <div>
            <Button
              variant="default"
              loading={opening.busy}
              onClick={async () => {
                const path = `/api/notices/${notice.id}/open`
                const reply = await opening.send({ method: 'PUT', path, body: {} })
                if (reply) setOpened(reply)
              }}
            >
              {say(words.who)}
            </Button>{' '}
            <span className="quiet">{say(words.noted)}</span>
          </div>
        )
      )}
      <FailureNotice failure={opening.failure} />
    </>
  )
}

/** A mirror of the law: what is open from this state. The server decides. */
function choicesFor({ state, channel }: NoticeView): Choice[] {
  const from = (move: 'settle' | 'retry' | 'cancel' | 'return') =>
    (moves[move].from as readonly State[]).includes(state)
  const sent = channel === 'email' || channel === 'sms'
  return [
    ...(from('settle') ? settlements : []),
    ...(from('retry') && sent ? (['retry'] as const) : []),
    ...(from('return') && channel === 'email' ? (['return'] as const) : []),
    ...(from('cancel') ? (['cancel'] as const) : []),
  ]
}

const pathOf = (choice: Choice): string =>
  choice === 'retry' || choice === 'cancel' || choice === 'return' ? choice : 'settle'
const bodyOf = (choice: Choice, note: string): object =>
  choice === 'retry' || choice === 'return' ? {} : choice === 'cancel' ? { note } : { as: choice, note }

const choiceWords: Record<Choice, Text> = {
  called: settlementWords.called,
  told: settlementWords.told,
  listed: settlementWords.listed,
  posted: settlementWords.posted,
  retry: text(
    'Gửi lại (có thể đến hai lần nếu lần trước chưa rõ)',
    'Send again (it may arrive twice where its fate is unknown)',
  ),
  return: text('Thư bị trả lại, chưa đến', 'The mail came back'),
  cancel: text('Không báo nữa', 'Do not tell'),
}
const words = {
  write: text('Ghi lại', 'Save'),
  what: text('Việc này đã thế nào?', 'What became of it?'),
  note: text('Ghi chú (không bắt buộc)', 'Remark (optional)'),
  reason: text('Vì sao không báo nữa', 'Why not'),
  who: text('Xem tên và số để liên lạc', 'Show name and number'),
  noted: text('Mỗi lần xem đều ghi vào sổ cái.', 'Each look is in the ledger.'),
  nameless: text('Không để tên', 'No name given'),
  quiet: text('Từ 21 giờ đến 7 giờ không gọi điện cho bà con.', 'Nobody is called between 21:00 and 07:00.'),
  size: (ac: number, ap: number, pc: number, pp: number, plain: boolean) =>
    text(
      `Có dấu: ${ac} ký tự, ${ap} tin. Không dấu: ${pc} ký tự, ${pp} tin. Gửi ${plain ? 'không dấu' : 'có dấu'}.`,
      `With accents: ${ac} characters, ${ap} part(s). Without: ${pc} characters, ${pp} part(s). Sent ${plain ? 'without' : 'with'}.`,
    ),
}
