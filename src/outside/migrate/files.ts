import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { OperatorError } from '#plain/operator-error.ts'
import { text } from '#plain/texts.ts'

export interface MigrationFile {
  readonly number: number
  /** `0001-ground` for `0001-ground.sql`. */
  readonly name: string
  readonly sha256: string
  readonly sql: string
}

const shape = /^(\d{4})-[a-z0-9]+(-[a-z0-9]+)*\.sql$/

/** The migrations of a folder in their order. Refuses a misnamed file, a gap and a number used twice. */
export function readMigrations(folder: string): MigrationFile[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql') && name !== 'schema.sql')
  return names.sort().map((file, index) => {
    const number = Number(shape.exec(file)?.[1] ?? Number.NaN)
    if (number !== index + 1) throw misnumbered(folder, file, index + 1)
    // Line ends do not count: a checkout on Windows must not look like an edited file.
    const sql = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')
    return {
      number,
      name: file.slice(0, -'.sql'.length),
      sha256: createHash('sha256').update(sql).digest('hex'),
      sql,
    }
  })
}

function misnumbered(folder: string, file: string, expected: number): OperatorError {
  const wanted = `${String(expected).padStart(4, '0')}-….sql`
  return new OperatorError(
    text(
      `Tệp ${file} trong ${folder} sai số thứ tự: ở chỗ này phải là ${wanted}. Các tệp phải liền số, không trùng.`,
      `The file ${file} in ${folder} has the wrong number: ${wanted} is expected here. Numbers run without gaps or doubles.`,
    ),
  )
}
