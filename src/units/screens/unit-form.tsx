import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useSay } from '#desk/language.tsx'
import { useReadAgain, useWrite } from '#desk/read.ts'
import { FormDialog } from '#desk/ui/dialog.tsx'
import { Pick } from '#desk/ui/pick.tsx'
import { type Since, SinceFields } from '#desk/ui/since.tsx'
import { inForce } from '#plain/dated.ts'
import type { Day } from '#plain/day.ts'
import { type Text, text } from '#plain/texts.ts'
import type { UnitKind, Units, UnitVersion } from '../unit.ts'

const unitKindWords: Record<UnitKind, Text> = {
  corporation: text('Tổng công ty', 'Corporation'),
  company: text('Công ty', 'Company'),
  branch: text('Điện lực', 'Branch'),
  department: text('Bộ phận', 'Department'),
}

/** A new unit, or another name, symbol or parent from a day. */
export function UnitForm({
  units,
  today,
  unit,
  onClose,
}: {
  units: Units
  today: Day
  unit: UnitVersion | null
  onClose: () => void
}) {
  const say = useSay()
  const writing = useWrite()
  const again = useReadAgain()
  const [since, setSince] = useState<Since>({ from: today, reason: '' })
  const [kind, setKind] = useState<UnitKind>(unit?.kind ?? 'department')
  const [name, setName] = useState(unit?.name ?? '')
  const [symbol, setSymbol] = useState(unit?.symbol ?? '')
  const [parent, setParent] = useState(unit?.parent ?? null)
  const parents = units.versions.filter((other) => inForce(other, since.from) && other.unit !== unit?.unit)
  const send = async () => {
    const request = unit
      ? { method: 'PUT', path: `/api/units/${unit.unit}`, body: { ...since, change: changed() } }
      : { method: 'POST', path: '/api/units', body: { ...since, unit: { kind, name, symbol, parent } } }
    if (await writing.send(request as Parameters<typeof writing.send>[0])) {
      again('/api/world')
      onClose()
    }
  }
  const changed = () => ({
    name,
    symbol,
    ...(parent === null || parent === unit?.parent ? {} : { parent }),
  })
  return (
    <FormDialog
      title={unit ? text(unit.name, unit.name) : words.add}
      does={words.save}
      busy={writing.busy}
      failure={writing.failure}
      onSend={send}
      onClose={onClose}
    >
      {!unit && (
        <Pick
          label={say(words.kind)}
          value={kind}
          options={(Object.keys(unitKindWords) as UnitKind[]).map((value) => ({
            value,
            name: say(unitKindWords[value]),
          }))}
          onChange={setKind}
        />
      )}
      <TextInput
        label={say(words.name)}
        value={name}
        required
        onChange={(e) => setName(e.currentTarget.value)}
      />
      <TextInput
        label={say(words.symbol)}
        description={say(words.symbolWhy)}
        value={symbol}
        required
        onChange={(e) => setSymbol(e.currentTarget.value.toUpperCase())}
      />
      {(unit === null || unit.parent !== null) && (
        <Pick
          label={say(words.parent)}
          value={parent}
          options={parents.map((other) => ({ value: other.unit, name: other.name }))}
          onChange={setParent}
        />
      )}
      <SinceFields today={today} value={since} onChange={setSince} />
    </FormDialog>
  )
}

const words = {
  add: text('Thêm đơn vị', 'Add a unit'),
  save: text('Lưu', 'Save'),
  kind: text('Loại', 'Kind'),
  name: text('Tên', 'Name'),
  symbol: text('Ký hiệu', 'Symbol'),
  symbolWhy: text(
    'Đứng trong số kiến nghị và số công văn.',
    'Stands in the numbers of petitions and letters.',
  ),
  parent: text('Thuộc', 'Within'),
}
