import '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { nfc } from '#plain/vietnamese-text.ts'

interface SentFile {
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
/** Taken off the wire; what is more than a form asks for is thrown away unread. */
const MOST_FILES = 20
const FIELD_BYTES = 40_000

/** Reads a form sent as multipart or urlencoded. Texts are NFC; what is too big is left out and `cut` says so. */
export async function readForm(request: FastifyRequest, limits: FormLimits): Promise<SentForm> {
  if (!request.isMultipart()) return { values: textsOf(request.body), files: [], cut: false }
  const values: Record<string, string> = {}
  const files: SentFile[] = []
  let cut = false
  const bounds = {
    // A file that is too big is left out, and the rest of the form is still read.
    throwFileSizeLimit: false,
    limits: {
      files: MOST_FILES,
      fileSize: limits.fileSize,
      fields: FIELDS,
      fieldSize: FIELD_BYTES,
      fieldNameSize: 60,
      headerPairs: 30,
    },
  }
  const parts = request.parts(bounds)
  for await (const part of parts) {
    if (part.type === 'file' && files.length >= limits.files) {
      part.file.resume()
      cut ||= part.filename !== ''
    } else if (part.type === 'file') {
      const bytes = await part.toBuffer()
      if (part.file.truncated) cut = true
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
