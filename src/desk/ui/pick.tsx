import { useId } from 'react'

/** A native list to choose from: works with every keyboard, phone and reader. */
export function Pick<Value extends string | number>({
  label,
  value,
  options,
  onChange,
  empty,
}: {
  label: string
  value: Value | null
  options: readonly { readonly value: Value; readonly name: string }[]
  onChange: (value: Value) => void
  /** What stands there while nothing is chosen. */
  empty?: string
}) {
  const id = useId()
  return (
    <div className="pick-one">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value ?? ''}
        onChange={({ currentTarget }) => {
          const chosen = options.find((option) => String(option.value) === currentTarget.value)
          if (chosen) onChange(chosen.value)
        }}
      >
        {(value === null || empty !== undefined) && <option value="">{empty ?? '…'}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  )
}
