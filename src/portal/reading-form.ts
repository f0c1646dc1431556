import '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { nfc } from '#plain/vietnamese-text.ts'

export interface SentFile {
  readonly field: string
  readonly bytes: Buffer
}

/** A form as it arrived: one text per field, the files, and whether something was cut because it was too big. */
export interface SentForm {
  readonly values: Readonly<Record<string, string>>
  readonly files: readonly SentFile[]
  readonly cut: boolean
}

export interface FormLimits {
  readonly files: number
  /** Bytes of one file. */
  readonly fileSize: number
}

const FIELDS = 40
const FIELD_BYTES = 40_000

/** Reads a form sent as multipart or urlencoded. Texts are NFC; what is too big is left out and `cut` says so. */
export async function readForm(request: FastifyRequest, limits: FormLimits): Promise<SentForm> {
  if (!request.isMultipart()) return { values: textsOf(request.body), files: [], cut: false }
  const values: Record<string, string> = {}
  const files: SentFile[] = []
  let cut = false
  const parts = request.parts({
    throwFileSizeLimit: false,
    limits: {
      files: limits.files + 1,
      fileSize: limits.fileSize,
      fields: FIELDS,
      fieldSize: FIELD_BYTES,
      fieldNameSize: 60,
      headerPairs: 30,
    },
  })
  for await (const part of parts) {
    if (part.type === 'file') {
      const bytes = await part.toBuffer()
      if (part.file.truncated || files.length === limits.files) cut = true
      else if (bytes.length > 0) files.push({ field: part.fieldname, bytes })
    } else if (typeof part.value === 'string') {
      cut ||= part.valueTruncated
      values[part.fieldname] = clean(part.value)
    }
  }
  return { values, files, cut }
}

const textsOf = (body: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries((body ?? {}) as Record<string, unknown>).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, clean(value)]] : [],
    ),
  )

/** PostgreSQL keeps no NUL, and nobody types one. */
const clean = (value: string): string => nfc(value.replaceAll('\0', ''))
