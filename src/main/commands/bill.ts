import { type Command, CommanderError } from 'commander'
import { showNumber } from '#plain/number-words.ts'
import { isRefusal, type Refusal } from '#plain/refusal.ts'
import { say, type Text, text } from '#plain/texts.ts'
import { bundledBook } from '#tariffs/bundled.ts'
import { type Explained, explainBill } from '#tariffs/explained.ts'
import type { Period } from '#tariffs/period.ts'
import type { BillRequest, Reading } from '#tariffs/request.ts'
import { billLines } from './bill-lines.ts'
import type { Io } from './io.ts'

interface Options {
  readonly from?: string
  readonly to?: string
  readonly kwh?: number
  readonly reading?: Reading[]
  readonly kwhBefore?: number[]
  readonly households?: number
  readonly tenants?: number
  readonly undeclaredLease?: boolean
  readonly poor?: boolean
  readonly threeMonths?: number
  readonly without?: Period[]
  readonly daysWithout?: number
  readonly relief: boolean
  readonly stdin?: boolean
}

/** `bill`: what a household pays and why, from the prices that travel with the program: no database is asked. */
export function billCommand(program: Command, io: Io): void {
  const { language } = io
  program
    .command('bill')
    .description(say(words.what, language))
    .option('--from <day>', say(words.from, language))
    .option('--to <day>', say(words.to, language))
    .option('--kwh <n>', say(words.kwh, language), Number)
    .option('--reading <was:is>', say(words.reading, language), collect(readingFrom))
    .option('--kwh-before <n>', say(words.kwhBefore, language), collect(Number))
    .option('--households <n>', say(words.households, language), Number)
    .option('--tenants <n>', say(words.tenants, language), Number)
    .option('--undeclared-lease', say(words.lease, language))
    .option('--poor', say(words.poor, language))
    .option('--three-months <n>', say(words.threeMonths, language), Number)
    .option('--without <from..to>', say(words.without, language), collect(periodFrom))
    .option('--days-without <n>', say(words.daysWithout, language), Number)
    .option('--no-relief', say(words.relief, language))
    .option('--stdin', say(words.stdin, language))
    .action(async (options: Options) => {
      if (options.stdin) {
        await billLines(process.stdin, process.stdout)
        return
      }
      const { stdin: _, reading, from, to, ...rest } = options
      const request: BillRequest = {
        ...rest,
        from: from ?? '',
        to: to ?? '',
        ...(reading && { readings: reading }),
      }
      const bill = explainBill(bundledBook, request)
      if (isRefusal(bill)) throw refused(bill, io, program.opts<{ json?: boolean }>().json === true)
      io.result(bill, linesOf(bill))
    })
}

/** Wrong values answer 2, as wrong options do. */
function refused({ code, why, field }: Refusal, { log, language }: Io, json: boolean): CommanderError {
  const error = say(why, language)
  const said = json
    ? JSON.stringify({ error, code, field })
    : `${field === undefined ? '' : `${field}: `}${error}`
  log(text(said, said))
  return new CommanderError(2, 'langnghe.refused', error)
}

function linesOf({ sentences, documents, lines, subtotal, vat, vatPercent, total }: Explained): Text[] {
  const width = showNumber(total, 'vi').length
  const row = (name: Text, amount: number): Text => {
    const [vi, en] = [showNumber(amount, 'vi'), showNumber(amount, 'en')].map((one) => one.padStart(width))
    return text(`${name.vi.padEnd(44)} ${vi} đồng`, `${name.en.padEnd(44)} ${en} đồng`)
  }
  return [
    ...sentences,
    text('', ''),
    ...lines.map(({ from, to, step, kwh, price, amount }) => {
      const what = `${kwh} × ${price}`
      return row(
        text(`${from} … ${to}  bậc ${step}  ${what}`, `${from} … ${to}  step ${step}  ${what}`),
        amount,
      )
    }),
    row(text('Tiền điện', 'Electricity'), subtotal),
    row(text(`Thuế giá trị gia tăng ${vatPercent}%`, `Value added tax ${vatPercent}%`), vat),
    row(text('Tổng cộng', 'Total'), total),
    text(`Căn cứ: ${documents.join('; ')}`, `By: ${documents.join('; ')}`),
  ]
}

const collect =
  <T>(read: (given: string) => T) =>
  (given: string, before?: T[]): T[] => [...(before ?? []), read(given)]

/** `1200:1281`, or `99950:31:5` for a counter of five digits that ran over. */
function readingFrom(given: string): Reading {
  const [was, is, digits] = given.split(':').map(Number)
  return { was: was ?? Number.NaN, is: is ?? Number.NaN, ...(digits !== undefined && { digits }) }
}

/** `2025-11-03..2025-11-05`, or one day. */
function periodFrom(given: string): Period {
  const [from = '', to = from] = given.split('..')
  return { from, to }
}

const words = {
  what: text('tính và giải thích một hóa đơn tiền điện sinh hoạt', 'compute and explain a household bill'),
  from: text('ngày đầu dùng điện, như 2025-11-01', 'first day of use, as 2025-11-01'),
  to: text('ngày cuối dùng điện (ngày ghi chỉ số)', 'last day of use (the day of the reading)'),
  kwh: text('số kWh đã dùng', 'kWh used'),
  reading: text(
    'chỉ số đầu:cuối, thay cho --kwh; thay công tơ thì nhập hai lần',
    'first:last reading instead of --kwh; twice when the meter was replaced',
  ),
  kwhBefore: text('số kWh ghi được đến lúc đổi giá', 'kWh read up to the change of price'),
  households: text('số hộ dùng chung công tơ', 'households that share the meter'),
  tenants: text('số người thuê nhà (4 người một định mức)', 'people who rent (4 make one quota)'),
  lease: text('nhà cho thuê ngắn hạn, không kê khai người ở', 'short lease, tenants not declared'),
  poor: text(
    'hộ nghèo, thu nhập thấp đã đăng ký (đến 31/05/2014)',
    'registered poor household (until 2014-05-31)',
  ),
  threeMonths: text(
    'số kWh của ba tháng liền, để xét giá hộ nghèo',
    'kWh of three months, for the price of the poor',
  ),
  without: text(
    'những ngày không có điện, như 2025-11-03..2025-11-05',
    'days without supply, as 2025-11-03..2025-11-05',
  ),
  daysWithout: text('số ngày không có điện', 'number of days without supply'),
  relief: text('không tính giảm giá năm 2020', 'leave the price relief of 2020 out'),
  stdin: text(
    'đọc nhiều hóa đơn từ đầu vào, mỗi dòng một JSON',
    'read many bills from stdin, one JSON a line',
  ),
} satisfies Record<string, Text>
