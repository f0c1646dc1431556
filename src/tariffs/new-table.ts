import { addDays, type Day, isDay } from '#plain/day.ts'
import { conflict, invalid, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import type { Book, PriceTable, Step, Structure } from './book.ts'
import { roundedShare } from './whole.ts'

/**
 * What is wrong with a price table before it takes effect; nothing when it may be tried and entered.
 * It must begin after the last one, in the future, name a known structure and its widths, and rise by step.
 */
export function checkNewTable(book: Book, table: PriceTable, today: Day): Refusal[] {
  const last = book.tables.at(-1)
  const wrong: Refusal[] = []
  if (!isDay(table.from))
    wrong.push(
      invalid('no-such-day', text('Ngày áp dụng không đúng.', 'The first day is not a day.'), 'from'),
    )
  else if (table.from <= today)
    wrong.push(
      conflict(
        'already-begun',
        text('Bảng giá mới phải bắt đầu sau hôm nay.', 'A new table must begin after today.'),
        'from',
      ),
    )
  else if (last !== undefined && (table.from <= last.from || (last.to !== null && table.from <= last.to)))
    wrong.push(
      conflict(
        'overlap',
        text('Bảng giá mới chồng lên bảng giá đã có.', 'The new table overlaps an older one.'),
        'from',
      ),
    )
  else if (last?.to && table.from !== addDays(last.to, 1))
    wrong.push(
      conflict(
        'gap',
        text(
          `Từ sau ngày ${last.to} đến ${table.from} không có bảng giá nào.`,
          `Between ${last.to} and ${table.from} there would be no table.`,
        ),
        'from',
      ),
    )
  if (table.to !== null && table.to < table.from)
    wrong.push(
      invalid(
        'ends-before-it-begins',
        text('Ngày cuối đứng trước ngày đầu.', 'The last day is before the first day.'),
        'to',
      ),
    )
  if (table.document.trim() === '')
    wrong.push(
      invalid(
        'no-document',
        text('Cần ghi số văn bản quy định giá.', 'Name the document that sets the prices.'),
        'document',
      ),
    )
  const structure = book.structures.find(({ name }) => name === table.structure)
  if (structure === undefined)
    wrong.push(
      invalid(
        'no-structure',
        text('Chưa có cơ cấu bậc thang này.', 'There is no such structure of steps.'),
        'structure',
      ),
    )
  return [
    ...wrong,
    ...checkSteps(table.steps, structure, 'steps'),
    ...checkSteps(table.poorSteps ?? table.steps, undefined, 'poorSteps'),
  ]
}

function checkSteps(steps: readonly Step[], structure: Structure | undefined, field: string): Refusal[] {
  const wrong: Refusal[] = []
  const whole = (n: number | null) => n !== null && Number.isSafeInteger(n) && n > 0
  if (
    steps.length === 0 ||
    !steps.every(({ width }, i) => (i === steps.length - 1 ? width === null : whole(width)))
  )
    wrong.push(
      invalid(
        'step-widths',
        text(
          'Mỗi bậc cần số kWh nguyên; chỉ bậc cuối không giới hạn.',
          'Each step needs whole kWh; only the last has no limit.',
        ),
        field,
      ),
    )
  if (!steps.every(({ price }) => whole(price)))
    wrong.push(
      invalid(
        'step-prices',
        text('Giá phải là số đồng nguyên, lớn hơn 0.', 'Prices are whole đồng above 0.'),
        field,
      ),
    )
  if (steps.some(({ price }, i) => i > 0 && price <= (steps[i - 1]?.price ?? 0)))
    wrong.push(
      invalid(
        'not-rising',
        text('Giá bậc sau phải cao hơn giá bậc trước.', 'Each step must cost more than the one before.'),
        field,
      ),
    )
  const widths = structure?.percents?.map(({ width }) => width)
  if (widths && widths.join() !== steps.map(({ width }) => width).join())
    wrong.push(
      invalid(
        'not-the-structure',
        text(
          `Số kWh các bậc khác với ${structure?.document}.`,
          `The widths differ from ${structure?.document}.`,
        ),
        field,
      ),
    )
  return wrong
}

/**
 * The prices that a structure of percents gives for an average price, in whole đồng (a half away from zero):
 * 90 % of 2204.0655 is 1984. For entering a new table; the decision's own figures are what counts.
 */
export function pricesFrom(structure: Structure, average: string): Step[] | Refusal {
  const [, whole, fraction = ''] = /^(\d{1,6})(?:\.(\d{1,4}))?$/.exec(average) ?? []
  if (structure.percents === null || whole === undefined)
    return invalid(
      'no-percents',
      text('Cơ cấu này không tính được từ giá bình quân.', 'Prices cannot be made from this average.'),
      'average',
    )
  const tenThousandths = Number(whole + fraction.padEnd(4, '0'))
  return structure.percents.map(({ width, percent }) => ({
    width,
    price: roundedShare(tenThousandths * percent, 1_000_000),
  }))
}

/** The book with a new table entered: the one before it ends the day before. */
export function withTable(book: Book, table: PriceTable): Book {
  const tables = book.tables.map((one) =>
    one.to === null && one.from < table.from ? { ...one, to: addDays(table.from, -1) } : one,
  )
  return { ...book, tables: [...tables, table] }
}
