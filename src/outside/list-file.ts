import { randomUUID } from 'node:crypto'
import { PassThrough, type Readable, type Writable } from 'node:stream'
import { writeCsv } from './csv.ts'
import { type Pool, raw, type Scope, type Sql, sql, type Tx, transaction } from './postgres.ts'
import { type Cell, type Column, writeXlsx } from './xlsx.ts'

export const formats = ['xlsx', 'csv'] as const
export type Format = (typeof formats)[number]
const types: Record<Format, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

/** A column of a list and how a row of the list shows there. */
export interface ListColumn<Row> extends Column {
  readonly of: (row: Row) => Cell
}

export interface ListFile {
  readonly headers: Readonly<Record<string, string>>
  readonly stream: Readable
}

/** Rows of the cursor that are in memory at once. */
const A_FETCH = 1_000

/**
 * A list as a file, written while it is read: however long it is, memory stays flat. The rows come through a
 * cursor of one transaction, so the file is the list of one moment. A reader who goes away ends it.
 */
export function listFile<Row>(
  { pool, scope, name, format }: { pool: Pool; scope: Scope; name: string; format: Format },
  columns: readonly ListColumn<Row>[],
  query: Sql,
): ListFile {
  return fileOf({ name, format }, columns, (write) =>
    transaction(pool, scope, (tx) => write(cursor<Row>(tx, query))),
  )
}

/** The same for rows that are at hand: small lists. */
export const smallFile = <Row>(
  named: { name: string; format: Format },
  columns: readonly ListColumn<Row>[],
  rows: Iterable<Row>,
): ListFile => fileOf(named, columns, (write) => write(rows))

function fileOf<Row>(
  { name, format }: { name: string; format: Format },
  columns: readonly ListColumn<Row>[],
  run: (write: (rows: Iterable<Row> | AsyncIterable<Row>) => Promise<void>) => Promise<void>,
): ListFile {
  const stream = new PassThrough()
  const into = (rows: AsyncIterable<Cell[]>, to: Writable) =>
    format === 'xlsx' ? writeXlsx(columns, rows, to) : writeCsv(columns, rows, to)
  run((rows) => into(shown(columns, rows, stream), stream)).catch((error: Error) => stream.destroy(error))
  return {
    stream,
    headers: {
      'content-type': types[format],
      'content-disposition': `attachment; filename="${name}.${format}"`,
      'cache-control': 'no-store',
    },
  }
}

async function* shown<Row>(
  columns: readonly ListColumn<Row>[],
  rows: Iterable<Row> | AsyncIterable<Row>,
  to: Writable,
): AsyncGenerator<Cell[]> {
  for await (const row of rows) {
    if (to.destroyed) return
    yield columns.map((column) => column.of(row))
  }
}

async function* cursor<Row>(tx: Tx, query: Sql): AsyncGenerator<Row> {
  const name = raw(`list_${randomUUID().replaceAll('-', '')}`)
  await tx.run(sql`declare ${name} no scroll cursor for ${query}`)
  for (;;) {
    const rows = await tx.many<Row>(sql`fetch ${raw(String(A_FETCH))} from ${name}`)
    yield* rows
    if (rows.length < A_FETCH) return
  }
}
