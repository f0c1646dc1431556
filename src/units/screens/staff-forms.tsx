import { Button, Modal, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useSay } from '#desk/language.tsx'
import { useReadAgain, useWrite } from '#desk/read.ts'
import { FormDialog } from '#desk/ui/dialog.tsx'
import { Pick } from '#desk/ui/pick.tsx'
import { type Since, SinceFields } from '#desk/ui/since.tsx'
import { FailureNotice } from '#desk/ui/states.tsx'
import { inForce } from '#plain/dated.ts'
import type { Day } from '#plain/day.ts'
import { type Text, text } from '#plain/texts.ts'
import { type Role, roles } from '../permission.ts'
import type { PostView, StaffView } from '../staff-store.ts'
import { FIRST_CODE_HOURS, type NewPost, roleWords } from '../staffing.ts'
import { type Units, unitOn } from '../unit.ts'

interface FormProps {
  readonly units: Units
  readonly today: Day
  readonly onClose: () => void
}
interface Coded {
  readonly code: string | null
}

/** A new person with a first post; then the code of the first sign-in, shown once. */
export function AddStaff({ units, today, onClose }: FormProps) {
  const say = useSay()
  const writing = useWrite<Coded>()
  const again = useReadAgain()
  const [since, setSince] = useState<Since>({ from: today, reason: '' })
  const [person, setPerson] = useState({ login: '', name: '' })
  const [post, setPost] = useState<NewPost>({ unit: 0, role: 'officer', title: '' })
  const [code, setCode] = useState<string | null>(null)
  const send = async () => {
    const done = await writing.send({ method: 'POST', path: '/api/staff', body: { ...since, person, post } })
    if (!done) return
    again('/api/staff')
    setCode(done.code ?? '')
  }
  if (code !== null) return <ShowCode code={code} login={person.login} onClose={onClose} />
  return (
    <FormDialog
      title={words.add}
      does={words.save}
      busy={writing.busy}
      failure={writing.failure}
      onSend={send}
      onClose={onClose}
    >
      <TextInput
        label={say(words.name)}
        value={person.name}
        required
        onChange={(e) => setPerson({ ...person, name: e.currentTarget.value })}
      />
      <TextInput
        label={say(words.login)}
        value={person.login}
        required
        autoCapitalize="none"
        onChange={(e) => setPerson({ ...person, login: e.currentTarget.value.toLowerCase() })}
      />
      <PostFields units={units} post={post} on={since.from} onChange={setPost} />
      <SinceFields today={today} value={since} onChange={setSince} />
    </FormDialog>
  )
}

function PostFields({
  units,
  post,
  on,
  onChange,
}: {
  units: Units
  post: NewPost
  on: Day
  onChange: (post: NewPost) => void
}) {
  const say = useSay()
  const nameOf = (id: number | null): string => (id === null ? '' : (unitOn(units, id, on)?.name ?? ''))
  const open = units.versions.filter((unit) => inForce(unit, on))
  return (
    <>
      <Pick
        label={say(words.unit)}
        value={post.unit === 0 ? null : post.unit}
        options={open.map((unit) => ({
          value: unit.unit,
          name: unit.kind === 'department' ? `${nameOf(unit.parent)} › ${unit.name}` : unit.name,
        }))}
        onChange={(unit) => onChange({ ...post, unit })}
      />
      <Pick
        label={say(words.role)}
        value={post.role}
        options={roles.map((value: Role) => ({ value, name: say(roleWords[value]) }))}
        onChange={(role) => onChange({ ...post, role })}
      />
      <TextInput
        label={say(words.title)}
        value={post.title}
        required
        onChange={(e) => onChange({ ...post, title: e.currentTarget.value })}
      />
    </>
  )
}

function ShowCode({ code, login, onClose }: { code: string; login: string; onClose: () => void }) {
  const say = useSay()
  return (
    <Modal
      opened
      onClose={onClose}
      title={say(words.code)}
      closeButtonProps={{ 'aria-label': say(words.close) }}
    >
      <div className="stack">
        {code === '' ? (
          <p>{say(words.shownBefore)}</p>
        ) : (
          <p className="first-code">
            <strong>{code}</strong>
          </p>
        )}
        <p className="quiet">{say(words.codeWhy(login))}</p>
        <Button onClick={onClose}>{say(words.close)}</Button>
      </div>
    </Modal>
  )
}

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
  add: text('Thêm nhân viên', 'Add a person'),
  save: text('Lưu', 'Save'),
  close: text('Đóng', 'Close'),
  name: text('Họ tên', 'Name'),
  login: text('Tên đăng nhập', 'Login'),
  unit: text('Đơn vị', 'Unit'),
  role: text('Vai trò', 'Role'),
  title: text('Chức vụ ghi trên văn bản', 'Title on documents'),
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
  code: text('Mã đăng nhập lần đầu', 'First sign-in code'),
  shownBefore: text(
    'Mã chỉ hiện một lần và đã hiện rồi. Cần thì cấp mã mới.',
    'The code is shown once, and was. Make a new one if needed.',
  ),
  codeWhy: (login: string) =>
    text(
      `Mã chỉ hiện lần này. Đưa tận tay cho ${login}; mã dùng được trong ${FIRST_CODE_HOURS} giờ, vào rồi thì đặt mật khẩu riêng.`,
      `Shown this once. Hand it to ${login}; it is good for ${FIRST_CODE_HOURS} hours, then they set their own password.`,
    ),
}
