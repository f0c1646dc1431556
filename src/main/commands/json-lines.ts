import { createInterface } from 'node:readline'
import { OperatorError } from '#plain/operator-error.ts'
import { text } from '#plain/texts.ts'

/** A line of the input that cannot be read: the command ends with exit code 2. */
export class WrongLine extends OperatorError {}

/** Each line of JSON as an object with its number from 1; empty lines are passed over. */
export async function* jsonLines(
  input: NodeJS.ReadableStream,
): AsyncGenerator<{ readonly line: number; readonly value: Record<string, unknown> }> {
  let line = 0
  for await (const written of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    line++
    const words = line === 1 ? written.replace(/^\uFEFF/, '') : written
    if (words.trim() === '') continue
    yield { line, value: objectOf(words, line) }
  }
}

function objectOf(words: string, line: number): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(words)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>
  } catch {}
  throw new WrongLine(
    text(`Dòng ${line}: không phải một đối tượng JSON.`, `Line ${line}: not a JSON object.`),
  )
}

/** The `id` (text or number) and `text` that both commands need. */
export function opinionOf(
  value: Record<string, unknown>,
  line: number,
): { id: string | number; text: string } {
  const { id, text: words } = value
  if (typeof id !== 'string' && typeof id !== 'number')
    throw new WrongLine(
      text(`Dòng ${line}: thiếu "id" (chữ hoặc số).`, `Line ${line}: "id" is missing (a text or a number).`),
    )
  if (typeof words !== 'string')
    throw new WrongLine(
      text(`Dòng ${line}: thiếu "text" (chữ).`, `Line ${line}: "text" is missing (a text).`),
    )
  return { id, text: words }
}
