import { createHash } from 'node:crypto'
import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { invalid, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'

/** One file that came with a form, and the form's other fields. */
export interface Upload {
  readonly name: string
  readonly bytes: Buffer
  readonly sha256: string
  readonly fields: Readonly<Record<string, string>>
}

/** Limits of one upload: bytes of the file and of a field. */
export const uploadLimits = { limits: { files: 1, fileSize: 50e6, fields: 10, fieldSize: 5e6 } }

/** Reads a form with one file. Refuses: `no-file`, `file-too-large`. */
export async function readUpload(request: FastifyRequest): Promise<Upload | Refusal> {
  if (!request.isMultipart()) return noFile
  let file: { name: string; bytes: Buffer } | undefined
  const fields: Record<string, string> = {}
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file')
        file = { name: part.filename, bytes: await (part as MultipartFile).toBuffer() }
      else fields[part.fieldname] = String(part.value)
    }
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode === 413) return tooLarge
    throw error
  }
  if (!file || file.bytes.length === 0) return noFile
  return { ...file, sha256: createHash('sha256').update(file.bytes).digest('hex'), fields }
}

const noFile = invalid('no-file', text('Chưa có tệp nào.', 'There is no file.'), 'file')
const tooLarge = invalid(
  'file-too-large',
  text('Tệp lớn hơn 50 MB. Hãy chia thành nhiều tệp nhỏ hơn.', 'The file is larger than 50 MB. Split it.'),
  'file',
)
