import type { ReactNode } from 'react'
import type { Text } from '#plain/texts.ts'
import { useSay } from '../language.tsx'

export interface Column<Row> {
  readonly name: Text
  readonly of: (row: Row) => ReactNode
  /** Right-aligned figures. */
  readonly number?: true
  /** On phones the name stands before the value. */
  readonly labelled?: true
  readonly width?: string
  /** The heading is for screen readers alone. */
  readonly quiet?: true
}

interface TableProps<Row> {
  readonly caption: Text
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string | number
  /** Makes rows pressable. Give the row a link or a button inside as well: this is only the larger target. */
  readonly onOpen?: (row: Row) => void
  readonly current?: string | number | null
}

/** A dense table; on phones each row is a card. */
export function Table<Row>({ caption, columns, rows, keyOf, onOpen, current }: TableProps<Row>) {
  const say = useSay()
  return (
    <table className="table">
      <caption className="only-read">{say(caption)}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.name.en}
              scope="col"
              className={column.number ? 'number' : ''}
              style={{ width: column.width }}
            >
              {column.quiet ? <span className="only-read">{say(column.name)}</span> : say(column.name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const key = keyOf(row)
          const classes = [onOpen && 'pressable', current === key && 'current'].filter(Boolean).join(' ')
          return (
            <tr
              key={key}
              className={classes}
              data-key={key}
              onClick={
                onOpen &&
                ((event) => {
                  if (!(event.target as Element).closest('a, button, input, label')) onOpen(row)
                })
              }
            >
              {columns.map((column) => (
                <td
                  key={column.name.en}
                  className={column.number ? 'number' : ''}
                  data-label={column.labelled ? say(column.name) : undefined}
                >
                  {column.of(row)}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
