import { z } from 'zod'

/*
 * A backup is one .tar.gz, written and read as a stream, in this order:
 *   format.json          what follows, and which migrations the data fits (`Opening`)
 *   keys.sealed          the keys, if a passphrase was given
 *   tables/NAME/000001   pieces of COPY text of one table, in order; then the next table
 *   jobs/000001          the same of the jobs that still wait in the queue
 *   files/…              the files folder
 *   manifest.json        counts and hashes of all of it (`Manifest`). Missing: the backup was cut short.
 */

export const formatNumber = 1

const name = z.string().regex(/^[a-z_][a-z0-9_]*$/)
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const part = z.object({ rows: z.int(), bytes: z.int(), sha256: hash })

export const opening = z.object({
  format: z.literal(formatNumber),
  at: z.iso.datetime(),
  postgres: z.string(),
  migrations: z.array(z.object({ number: z.int(), name: z.string(), sha256: hash })).min(1),
  tables: z.array(z.object({ name, columns: z.array(name).min(1) })),
  sequences: z.array(z.object({ name, last: z.string().regex(/^-?\d+$/), called: z.boolean() })),
})
export type Opening = z.infer<typeof opening>
export type Table = Opening['tables'][number]

export const manifest = z.object({
  tables: z.record(name, part),
  jobs: part,
  files: z.array(z.object({ path: z.string(), bytes: z.int(), sha256: hash })),
  keys: z.boolean(),
})
export type Manifest = z.infer<typeof manifest>
export type Part = z.infer<typeof part>

/** What a finished backup or restore tells the operator. */
export interface Tally {
  readonly tables: number
  readonly rows: number
  readonly jobs: number
  readonly files: number
  readonly keys: boolean
}

export const tally = ({ tables, jobs, files, keys }: Manifest): Tally => ({
  tables: Object.keys(tables).length,
  rows: Object.values(tables).reduce((sum, { rows }) => sum + rows, 0),
  jobs: jobs.rows,
  files: files.length,
  keys,
})
