import { NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useLanguage, useSay } from '#desk/language.tsx'
import { useReadAgain, useWrite } from '#desk/read.ts'
import { FormDialog } from '#desk/ui/dialog.tsx'
import { Pick } from '#desk/ui/pick.tsx'
import { type Since, SinceFields } from '#desk/ui/since.tsx'
import type { Day } from '#plain/day.ts'
import { say as sayIn, type Text, text } from '#plain/texts.ts'
import type { AuthorityRule } from '../authority.ts'
import type { NewRule } from '../authority-editing.ts'
import { type Level, levels } from '../petition.ts'
import type { Topic } from '../topic.ts'
import { levelWords } from '../words.ts'

const empty: NewRule = {
  topic: '',
  condition: text('', ''),
  level: 'branch',
  department: '',
  receiver: text('', ''),
  legal: text('', ''),
  workDays: 5,
  promiseDays: 10,
}

/** A row from a day; the row of the same topic and condition ends the day before. */
export function RuleForm({
  topics,
  rule,
  today,
  onClose,
}: {
  topics: readonly Topic[]
  rule: AuthorityRule | null
  today: Day
  onClose: () => void
}) {
  const say = useSay()
  const { language } = useLanguage()
  const writing = useWrite()
  const again = useReadAgain()
  const [since, setSince] = useState<Since>({ from: today, reason: '' })
  const [value, setValue] = useState<NewRule>(() => rule ?? empty)
  const { topic, condition, level, department, receiver, legal, workDays, promiseDays } = value
  const send = async () => {
    const made = { topic, condition, level, department, receiver, legal, workDays, promiseDays }
    if (await writing.send({ method: 'POST', path: '/api/authority', body: { ...since, rule: made } })) {
      again('/api/world')
      again('/api/authority')
      onClose()
    }
  }
  const set = (change: Partial<NewRule>) => setValue({ ...value, ...change })
  return (
    <FormDialog
      title={rule ? words.replace : words.add}
      does={words.save}
      busy={writing.busy}
      failure={writing.failure}
      wide
      onSend={send}
      onClose={onClose}
    >
      <Pick
        label={say(words.topic)}
        value={topic === '' ? null : topic}
        options={topics.map((one) => ({ value: one.code, name: sayIn(one.name, language) }))}
        onChange={(code) => set({ topic: code })}
      />
      <Both label={words.condition} value={condition} onChange={(said) => set({ condition: said })} />
      <Pick
        label={say(words.level)}
        value={level}
        options={levels.map((one: Level) => ({ value: one, name: say(levelWords[one]) }))}
        onChange={(one) => set({ level: one })}
      />
      <TextInput
        label={say(words.department)}
        description={say(words.departmentWhy)}
        value={department}
        required={level === 'branch'}
        onChange={(e) => set({ department: e.currentTarget.value.toUpperCase() })}
      />
      <Both label={words.receiver} value={receiver} onChange={(said) => set({ receiver: said })} required />
      <Both label={words.legal} value={legal} onChange={(said) => set({ legal: said })} required />
      <div className="row">
        <NumberInput
          label={say(words.work)}
          value={workDays}
          min={0}
          max={250}
          hideControls
          onChange={(n) => set({ workDays: Number(n) })}
        />
        <NumberInput
          label={say(words.promise)}
          value={promiseDays}
          min={1}
          max={250}
          hideControls
          onChange={(n) => set({ promiseDays: Number(n) })}
        />
      </div>
      <SinceFields today={today} value={since} onChange={setSince} />
    </FormDialog>
  )
}

/** One text in both languages. */
export function Both({
  label,
  value,
  required = false,
  onChange,
}: {
  label: Text
  value: Text
  required?: boolean
  onChange: (value: Text) => void
}) {
  const say = useSay()
  return (
    <div className="both">
      <TextInput
        label={`${say(label)} (tiếng Việt)`}
        value={value.vi}
        required={required}
        onChange={(e) => onChange({ ...value, vi: e.currentTarget.value })}
      />
      <TextInput
        label={`${say(label)} (English)`}
        value={value.en}
        lang="en"
        onChange={(e) => onChange({ ...value, en: e.currentTarget.value })}
      />
    </div>
  )
}

/** The last day of a row: after it the table is silent, unless another row begins. */
export function EndRule({ rule, today, onClose }: { rule: AuthorityRule; today: Day; onClose: () => void }) {
  const say = useSay()
  const writing = useWrite()
  const again = useReadAgain()
  const [since, setSince] = useState<Since>({ from: today, reason: '' })
  const send = async () => {
    if (await writing.send({ method: 'PUT', path: `/api/authority/${rule.id}/end`, body: since })) {
      again('/api/world')
      onClose()
    }
  }
  return (
    <FormDialog
      title={words.end}
      does={words.end}
      busy={writing.busy}
      failure={writing.failure}
      onSend={send}
      onClose={onClose}
    >
      <p>
        {say(rule.receiver)} – {say(rule.legal)}
      </p>
      <SinceFields today={today} value={since} onChange={setSince} last />
    </FormDialog>
  )
}

const words = {
  add: text('Thêm dòng thẩm quyền', 'Add a row of authority'),
  replace: text('Thay dòng này từ một ngày', 'Replace this row from a day'),
  end: text('Kết thúc dòng này', 'End this row'),
  save: text('Lưu', 'Save'),
  topic: text('Nhóm nội dung', 'Topic'),
  condition: text('Khi (để trống: trường hợp thường)', 'Condition (empty: the usual case)'),
  level: text('Cấp', 'Level'),
  department: text('Ký hiệu bộ phận', 'Symbol of the department'),
  departmentWhy: text(
    'Bộ phận của Điện lực làm hoặc theo dõi: KD, KT, VH, DV, GS…',
    'The branch’s department that does it or follows it: KD, KT, VH, DV, GS…',
  ),
  receiver: text('Nơi nhận', 'Receiver'),
  legal: text('Căn cứ', 'Legal ground'),
  work: text('Xử lý (ngày làm việc)', 'Work (working days)'),
  promise: text('Hẹn bà con (ngày làm việc)', 'Promise (working days)'),
}
