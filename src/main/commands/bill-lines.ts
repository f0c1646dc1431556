import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { invalid, isRefusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { type Bill, billFor } from '#tariffs/bill.ts'
import { bundledBook } from '#tariffs/bundled.ts'
import type { BillRequest } from '#tariffs/request.ts'

/**
 * Bills by the line: one JSON object in (`from`, `to`, `kwh` … as in `BillRequest`), one out, in the same order.
 * What is refused answers `{error, code, field}` in its line and stops nothing. An `id` comes back as it went in.
 * Only one line is held at a time.
 */
export async function billLines(input: Readable, output: Writable): Promise<void> {
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue
    if (!output.write(`${JSON.stringify(answer(line))}\n`)) await once(output, 'drain')
  }
}

function answer(line: string): object {
  const given = parsed(line)
  if (given === null)
    return refused(invalid('not-json', text('Dòng này không phải JSON.', 'This line is not JSON.')))
  const named = given.id === undefined ? {} : { id: given.id }
  try {
    const bill = billFor(bundledBook, given)
    return { ...named, ...(isRefusal(bill) ? refused(bill) : short(bill)) }
  } catch {
    // Fields of the wrong kind, e.g. readings that are no list.
    return {
      ...named,
      ...refused(invalid('not-a-bill', text('Dòng này không đúng dạng.', 'This line has the wrong form.'))),
    }
  }
}

function parsed(line: string): (BillRequest & { id?: unknown }) | null {
  try {
    const given: unknown = JSON.parse(line)
    return typeof given === 'object' && given !== null && !Array.isArray(given)
      ? (given as BillRequest & { id?: unknown })
      : null
  } catch {
    return null
  }
}

const refused = ({ code, why, field }: ReturnType<typeof invalid>) => ({ error: why, code, field })

const short = ({ kwh, lines, subtotal, vatPercent, vat, total, rules }: Bill) => ({
  subtotal,
  vat,
  total,
  kwh,
  vatPercent,
  lines,
  rule: rules.join('+'),
})
