import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useSay } from '#desk/language.tsx'
import { useReadAgain, useWrite } from '#desk/read.ts'
import { FormDialog } from '#desk/ui/dialog.tsx'
import { Pick } from '#desk/ui/pick.tsx'
import { type Since, SinceFields } from '#desk/ui/since.tsx'
import type { Day } from '#plain/day.ts'
import { text } from '#plain/texts.ts'
import { type AreaKind, type Areas, areaOn, areasOn } from '../area.ts'
import { kindWords } from './kind-words.ts'

interface FormProps {
  readonly areas: Areas
  readonly today: Day
  readonly onClose: () => void
}
const parentsOf: Record<AreaKind, readonly AreaKind[]> = {
  province: [],
  district: ['province'],
  commune: ['province', 'district'],
  hamlet: ['commune'],
}

/** A new area from a day. */
export function AddArea({ areas, today, onClose }: FormProps) {
  const say = useSay()
  const writing = useWrite()
  const again = useReadAgain()
  const [since, setSince] = useState<Since>({ from: today, reason: '' })
  const [kind, setKind] = useState<AreaKind>('commune')
  const [name, setName] = useState('')
  const [code, setCode] = useState('')
  const [parent, setParent] = useState<number | null>(null)
  const parents = parentsOf[kind].flatMap((above) => areasOn(areas, above, since.from))
  const send = async () => {
    const area = { kind, name, code: code.trim() || null, parent: kind === 'province' ? null : parent }
    if (await writing.send({ method: 'POST', path: '/api/areas', body: { ...since, area } })) {
      again('/api/world')
      onClose()
    }
  }
  return (
    <FormDialog
      title={words.add}
      does={words.save}
      busy={writing.busy}
      failure={writing.failure}
      onSend={send}
      onClose={onClose}
    >
      <Pick
        label={say(words.kind)}
        value={kind}
        options={(Object.keys(kindWords) as AreaKind[]).map((value) => ({
          value,
          name: say(kindWords[value]),
        }))}
        onChange={(value) => {
          setKind(value)
          setParent(null)
        }}
      />
      <TextInput
        label={say(words.name)}
        value={name}
        required
        onChange={(e) => setName(e.currentTarget.value)}
      />
      <TextInput label={say(words.code)} value={code} onChange={(e) => setCode(e.currentTarget.value)} />
      {parents.length > 0 && (
        <Pick
          label={say(words.parent)}
          value={parent}
          options={parents.map((area) => ({ value: area.area, name: area.name }))}
          onChange={setParent}
        />
      )}
      <SinceFields today={today} value={since} onChange={setSince} />
    </FormDialog>
  )
}

/** Several communes become a new one, with the resolution. */
export function MergeAreas({ areas, today, onClose }: FormProps) {
  const say = useSay()
  const writing = useWrite()
  const again = useReadAgain()
  const [since, setSince] = useState<Since>({ from: today, reason: '' })
  const [olds, setOlds] = useState<readonly number[]>([])
  const [name, setName] = useState('')
  const [code, setCode] = useState('')
  const [legal, setLegal] = useState('')
  const communes = areasOn(areas, 'commune', since.from)
  const first = olds[0] === undefined ? undefined : areaOn(areas, olds[0], since.from)
  const send = async () => {
    const into = { kind: 'commune', name, code: code.trim() || null, parent: first?.parent ?? null }
    if (
      await writing.send({ method: 'POST', path: '/api/areas/merge', body: { ...since, olds, into, legal } })
    ) {
      again('/api/world')
      onClose()
    }
  }
  return (
    <FormDialog
      title={words.merge}
      does={words.doMerge}
      busy={writing.busy}
      failure={writing.failure}
      disabled={olds.length < 2}
      onSend={send}
      onClose={onClose}
    >
      <fieldset className="stack">
        <legend>{say(words.which)}</legend>
        {communes.map((area) => (
          <Checkbox
            key={area.area}
            label={`${area.name}${area.code ? ` (${area.code})` : ''}`}
            checked={olds.includes(area.area)}
            onChange={({ currentTarget }) =>
              setOlds(currentTarget.checked ? [...olds, area.area] : olds.filter((id) => id !== area.area))
            }
          />
        ))}
      </fieldset>
      <TextInput
        label={say(words.into)}
        value={name}
        required
        onChange={(e) => setName(e.currentTarget.value)}
      />
      <TextInput label={say(words.code)} value={code} onChange={(e) => setCode(e.currentTarget.value)} />
      <TextInput
        label={say(words.legal)}
        value={legal}
        required
        onChange={(e) => setLegal(e.currentTarget.value)}
      />
      <p className="quiet">{say(words.counted)}</p>
      <SinceFields today={today} value={since} onChange={setSince} />
    </FormDialog>
  )
}

const words = {
  add: text('Thêm địa bàn', 'Add an area'),
  save: text('Lưu', 'Save'),
  kind: text('Loại', 'Kind'),
  name: text('Tên', 'Name'),
  code: text('Mã', 'Code'),
  parent: text('Thuộc', 'Within'),
  merge: text('Nhập các xã thành một', 'Merge communes into one'),
  doMerge: text('Nhập', 'Merge'),
  which: text('Các xã được nhập', 'Communes that merge'),
  into: text('Tên xã mới', 'Name of the new commune'),
  legal: text('Nghị quyết số, ngày', 'Resolution, its number and day'),
  counted: text(
    'Ý kiến cũ vẫn ghi tên xã cũ; báo cáo từ ngày đó cộng vào xã mới.',
    'Petitions of before keep their commune; reports from that day count them under the new one.',
  ),
}
