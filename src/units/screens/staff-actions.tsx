import { Button, Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useSay } from '#desk/language.tsx'
import { useReadAgain, useWrite } from '#desk/read.ts'
import { FormDialog } from '#desk/ui/dialog.tsx'
import { type Since, SinceFields } from '#desk/ui/since.tsx'
import { FailureNotice } from '#desk/ui/states.tsx'
import { type Text, text } from '#plain/texts.ts'
import type { PostView, StaffView } from '../staff-store.ts'
import type { NewPost } from '../staffing.ts'
import { unitOn } from '../unit.ts'
import { type Coded, type FormProps, PostFields, ShowCode } from './staff-forms.tsx'

type Act = 'disable' | 'enable' | 'remove-second-factor' | 'end-sessions' | 'first-code'

/** What may be done about one account: each with a reason, each in the ledger. */
export function StaffActions({ one, units, today, onClose }: FormProps & { one: StaffView }) {
  const say = useSay()
  const writing = useWrite<Partial<Coded>>()
  const again = useReadAgain()
  const [reason, setReason] = useState('')
  const [code, setCode] = useState<string | null>(null)
  const [giving, setGiving] = useState(false)
  const [ending, setEnding] = useState<PostView | null>(null)
  const act = async (name: Act) => {
    const done = await writing.send({ method: 'PUT', path: `/api/staff/${one.id}/${name}`, body: { reason } })
    if (!done) return
    again('/api/staff')
    if (name === 'first-code') setCode(done.code ?? '')
    else onClose()
  }
  if (code !== null) return <ShowCode code={code} login={one.login} onClose={onClose} />
  if (giving || ending)
    return <PostForm one={one} units={units} today={today} ending={ending} onClose={onClose} />
  const button = (name: Act, words: Text) => (
    <Button key={name} variant="default" loading={writing.busy} onClick={() => act(name)}>
      {say(words)}
    </Button>
  )
  return (
    <Modal
      opened
      onClose={onClose}
      title={one.name}
      size="lg"
      closeButtonProps={{ 'aria-label': say(words.close) }}
    >
      <div className="stack">
        <h3>{say(words.posts)}</h3>
        {one.posts
          .filter((post) => post.to === null || post.to >= today)
          .map((post) => (
            <div key={post.id} className="row">
              {post.title}, {unitOn(units, post.unit, post.from)?.name}
              <button type="button" className="plain-button" onClick={() => setEnding(post)}>
                {say(words.endPost)}
              </button>
            </div>
          ))}
        <div>
          <Button variant="default" onClick={() => setGiving(true)}>
            {say(words.givePost)}
          </Button>
        </div>
        <h3>{say(words.account)}</h3>
        <Textarea
          label={say(words.reason)}
          value={reason}
          required
          autosize
          minRows={2}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <FailureNotice failure={writing.failure} />
        <div className="row">
          {one.disabled ? button('enable', words.enable) : button('disable', words.disable)}
          {button('end-sessions', words.endSessions)}
          {one.hasTotp && button('remove-second-factor', words.removeSecond)}
          {button('first-code', words.newCode)}
        </div>
      </div>
    </Modal>
  )
}

function PostForm({
  one,
  units,
  today,
  ending,
  onClose,
}: FormProps & { one: StaffView; ending: PostView | null }) {
  const writing = useWrite()
  const again = useReadAgain()
  const [since, setSince] = useState<Since>({ from: today, reason: '' })
  const [post, setPost] = useState<NewPost>({ unit: 0, role: 'officer', title: '' })
  const send = async () => {
    const request = ending
      ? { path: `/api/posts/${ending.id}/end`, body: since }
      : { path: `/api/staff/${one.id}/posts`, body: { ...since, post } }
    if (await writing.send({ method: 'PUT', ...request })) {
      again('/api/staff')
      onClose()
    }
  }
  return (
    <FormDialog
      title={ending ? words.endPost : words.givePost}
      does={words.save}
      busy={writing.busy}
      failure={writing.failure}
      onSend={send}
      onClose={onClose}
    >
      {!ending && <PostFields units={units} post={post} on={since.from} onChange={setPost} />}
      <SinceFields today={today} value={since} onChange={setSince} last={ending !== null} />
    </FormDialog>
  )
}

const words = {
  save: text('Lưu', 'Save'),
  close: text('Đóng', 'Close'),
  posts: text('Chức vụ đang giữ', 'Posts held'),
  givePost: text('Giao chức vụ', 'Give a post'),
  endPost: text('Kết thúc chức vụ', 'End the post'),
  account: text('Tài khoản', 'Account'),
  reason: text('Lý do', 'Reason'),
  disable: text('Khóa tài khoản', 'Disable'),
  enable: text('Mở lại tài khoản', 'Enable again'),
  endSessions: text('Đăng xuất mọi nơi', 'End all sessions'),
  removeSecond: text('Gỡ xác thực hai lớp', 'Remove second factor'),
  newCode: text('Cấp mã đăng nhập lần đầu', 'New first code'),
}
