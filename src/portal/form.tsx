import type { ReactNode } from 'react'
import { type Language, say, type Text } from '#plain/texts.ts'

/** What was typed, by field; errors by field. A form that is shown again loses neither. */
export interface Filled {
  readonly language: Language
  readonly values: Readonly<Record<string, string>>
  readonly errors: Readonly<Record<string, Text>>
}

interface FieldProps {
  readonly form: Filled
  readonly name: string
  readonly label: Text
  readonly hint?: Text | undefined
}

interface InputProps extends FieldProps {
  readonly type?: 'text' | 'tel' | 'email'
  readonly autoComplete?: string
  readonly required?: boolean
  readonly maxLength?: number
  readonly inputMode?: 'text' | 'numeric'
}

/** What belongs to a field besides itself: its label, hint and error, tied to it for those who listen. */
function Around({
  form,
  name,
  label,
  hint,
  children,
}: FieldProps & { children: (described: object) => ReactNode }) {
  const error = form.errors[name]
  const ids = [hint ? `${name}-h` : '', error ? `${name}-e` : ''].filter((id) => id !== '').join(' ')
  const described = {
    id: name,
    name,
    ...(ids === '' ? {} : { 'aria-describedby': ids }),
    ...(error ? { 'aria-invalid': true as const } : {}),
  }
  return (
    <div className={error ? 'f bad' : 'f'}>
      <label htmlFor={name}>{say(label, form.language)}</label>
      {hint ? (
        <p className="h" id={`${name}-h`}>
          {say(hint, form.language)}
        </p>
      ) : null}
      {error ? (
        <p className="err" id={`${name}-e`}>
          {say(error, form.language)}
        </p>
      ) : null}
      {children(described)}
    </div>
  )
}

export const Input = ({
  type = 'text',
  autoComplete = 'off',
  required,
  maxLength,
  inputMode,
  ...field
}: InputProps) => (
  <Around {...field}>
    {(described) => (
      <input
        {...described}
        type={type}
        autoComplete={autoComplete}
        required={required}
        maxLength={maxLength}
        inputMode={inputMode}
        defaultValue={field.form.values[field.name] ?? ''}
      />
    )}
  </Around>
)

export const TextArea = ({
  rows = 5,
  required,
  maxLength,
  ...field
}: FieldProps & { rows?: number; required?: boolean; maxLength?: number }) => (
  <Around {...field}>
    {(described) => (
      <textarea
        {...described}
        rows={rows}
        required={required}
        maxLength={maxLength}
        defaultValue={field.form.values[field.name] ?? ''}
      />
    )}
  </Around>
)

export interface Choice {
  readonly value: string
  readonly label: string
}

export const Select = ({
  choices,
  none,
  ...field
}: FieldProps & { choices: readonly Choice[]; none: Text }) => (
  <Around {...field}>
    {(described) => (
      <select {...described} defaultValue={field.form.values[field.name] ?? ''}>
        <option value="">{say(none, field.form.language)}</option>
        {choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    )}
  </Around>
)

export const FileField = ({
  accept,
  multiple,
  ...field
}: FieldProps & { accept: string; multiple?: boolean }) => (
  <Around {...field}>
    {(described) => <input {...described} type="file" accept={accept} multiple={multiple} />}
  </Around>
)

/** One of a few, all in sight. */
export function Radios({
  form,
  name,
  label,
  hint,
  choices,
  className,
}: FieldProps & { choices: readonly Choice[]; className?: string }) {
  const error = form.errors[name]
  return (
    <fieldset id={name} className={error ? 'f bad' : 'f'} aria-describedby={error ? `${name}-e` : undefined}>
      <legend>{say(label, form.language)}</legend>
      {hint ? <p className="h">{say(hint, form.language)}</p> : null}
      {error ? (
        <p className="err" id={`${name}-e`}>
          {say(error, form.language)}
        </p>
      ) : null}
      <div className={className}>
        {choices.map(({ value, label: words }) => (
          <label className="pick" key={value}>
            <input type="radio" name={name} value={value} defaultChecked={form.values[name] === value} />
            {words}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

export const Tick = ({ form, name, label, hint }: FieldProps) => (
  <div className="f">
    <label className="pick">
      <input
        type="checkbox"
        name={name}
        value="yes"
        defaultChecked={form.values[name] === 'yes'}
        aria-describedby={hint ? `${name}-h` : undefined}
      />
      {say(label, form.language)}
    </label>
    {hint ? (
      <p className="h" id={`${name}-h`}>
        {say(hint, form.language)}
      </p>
    ) : null}
  </div>
)

export const Hidden = ({ name, value }: { name: string; value: string }) => (
  <input type="hidden" name={name} value={value} />
)

/** A field that people never see and robots love to fill. */
export const HoneyPot = ({ name, language }: { name: string; language: Language }) => (
  <div className="hp" aria-hidden="true">
    <label>
      {language === 'vi' ? 'Để trống ô này' : 'Leave this empty'}
      <input name={name} tabIndex={-1} autoComplete="off" defaultValue="" />
    </label>
  </div>
)

/** What is wrong, told once at the top with links to the fields, so that nobody hunts for it. */
export function Errors({ form, title }: { form: Filled; title: Text }) {
  const fields = Object.entries(form.errors)
  if (fields.length === 0) return null
  return (
    <div className="box red" role="alert">
      <p>
        <b>{say(title, form.language)}</b>
      </p>
      <ul>
        {fields.map(([name, why]) => (
          <li key={name}>
            {name === 'form' ? say(why, form.language) : <a href={`#${name}`}>{say(why, form.language)}</a>}
          </li>
        ))}
      </ul>
    </div>
  )
}
