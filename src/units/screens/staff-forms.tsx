import { Button, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useSay } from '#desk/language.tsx'
import { useReadAgain, useWrite } from '#desk/read.ts'
import { FormDialog } from '#desk/ui/dialog.tsx'
import { Pick } from '#desk/ui/pick.tsx'
import { type Since, SinceFields } from '#desk/ui/since.tsx'
import { inForce } from '#plain/dated.ts'
import type { Day } from '#plain/day.ts'
import { text } from '#plain/texts.ts'
import { type Role, roles } from '../permission.ts'
import { FIRST_CODE_HOURS, type NewPost, roleWords } from '../staffing.ts'
import { type Units, unitOn } from '../unit.ts'

export interface FormProps {
  readonly units: Units
  readonly today: Day
  readonly onClose: () => void
}
export interface Coded {
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

export function PostFields({
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

export function ShowCode({ code, login, onClose }: { code: string; login: string; onClose: () => void }) {
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

const words = {
  add: text('Thêm nhân viên', 'Add a person'),
  save: text('Lưu', 'Save'),
  close: text('Đóng', 'Close'),
  name: text('Họ tên', 'Name'),
  login: text('Tên đăng nhập', 'Login'),
  unit: text('Đơn vị', 'Unit'),
  role: text('Vai trò', 'Role'),
  title: text('Chức vụ ghi trên văn bản', 'Title on documents'),
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
