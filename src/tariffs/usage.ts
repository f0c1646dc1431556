import { invalid, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import type { BillRequest, Reading } from './request.ts'

/** What was used, in kWh: as given, or the sum over the meters of the period. Refuses a counter that runs backwards. */
export function usedKwh({ kwh, readings }: Pick<BillRequest, 'kwh' | 'readings'>): number | Refusal {
  if (readings === undefined) return kwh ?? 0
  let sum = 0
  for (const [i, reading] of readings.entries()) {
    const used = usedOn(reading)
    if (used === null)
      return invalid(
        'reading-backwards',
        text(
          `Chỉ số cuối (${reading.is}) nhỏ hơn chỉ số đầu (${reading.was}). Nếu công tơ đã quay hết vòng, hãy cho biết số chữ số của công tơ.`,
          `The last reading (${reading.is}) is below the first (${reading.was}). If the counter ran over, say how many digits it has.`,
        ),
        `readings.${i}`,
      )
    sum += used
  }
  if (readings.length === 0)
    return invalid('kwh-or-readings', text('Chưa có chỉ số nào.', 'There is no reading.'), 'readings')
  return sum
}

function usedOn({ was, is, digits }: Reading): number | null {
  if (![was, is].every((n) => Number.isSafeInteger(n) && n >= 0 && n < 1e9)) return null
  if (is >= was) return is - was
  if (digits === undefined || digits < 3 || digits > 8 || was >= 10 ** digits) return null
  return is + 10 ** digits - was
}
