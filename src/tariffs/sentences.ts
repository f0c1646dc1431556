import { showDay } from '#plain/day.ts'
import { sayNumber, showNumber } from '#plain/number-words.ts'
import { type Text, text } from '#plain/texts.ts'
import type { Bill, Line } from './bill.ts'
import { daysOf, lengthOf } from './period.ts'
import type { Rule } from './rules.ts'

// What a resident is told about a bill: short sentences, no office words, every number of the bill.

const vi = (n: number): string => showNumber(n, 'vi')
const en = (n: number): string => showNumber(n, 'en')
const dong = (n: number): Text => text(`${vi(n)} đồng`, `${en(n)} đồng`)

export function sentencesOf(bill: Bill): Text[] {
  const { kwh, request, subtotal, vat, vatPercent, total } = bill
  const said: Text[] = [
    text(
      `Từ ngày ${showDay(request.from)} đến hết ngày ${showDay(request.to)}, gia đình mình dùng ${vi(kwh)} số điện (kWh).`,
      `From ${showDay(request.from)} to the end of ${showDay(request.to)} the household used ${en(kwh)} kWh.`,
    ),
  ]
  if (kwh === 0)
    said.push(text('Không dùng điện nên không phải trả tiền.', 'Nothing was used, so nothing is owed.'))
  else {
    said.push(...bill.rules.flatMap((rule) => why[rule](bill)))
    for (const line of bill.lines) said.push(lineSaid(bill, line))
    said.push(
      text(
        `Cộng lại là ${vi(subtotal)} đồng. Thuế giá trị gia tăng ${vatPercent}% là ${vi(vat)} đồng.`,
        `Together ${en(subtotal)} đồng. Value added tax of ${vatPercent}% is ${en(vat)} đồng.`,
      ),
    )
    said.push(text(`Tất cả phải trả: ${dong(total).vi}.`, `To pay in all: ${dong(total).en}.`))
  }
  if (request.poor && !bill.rules.includes('poor')) said.push(poorNow(bill))
  return said
}

/** Why this many kWh at this price. */
function lineSaid(bill: Bill, { from, step, kwh, price, amount }: Line): Text {
  const part = bill.parts.find((one) => one.from === from)
  const sum = `${vi(kwh)} × ${vi(price)} = ${vi(amount)}`
  const sumEn = `${en(kwh)} × ${en(price)} = ${en(amount)}`
  const quota = part?.quotas[step - 1]
  const single = bill.rules.includes('undeclared-lease') || bill.rules.includes('all-in-step-1')
  const [whose, whoseEn] =
    part !== undefined && bill.parts.length > 1
      ? [
          `từ ${showDay(part.from)} đến ${showDay(part.to)}, `,
          `from ${showDay(part.from)} to ${showDay(part.to)}, `,
        ]
      : ['', '']
  if (single || quota === undefined || quota === null)
    return text(
      `Bậc ${step}: ${whose}${vi(kwh)} số, mỗi số ${vi(price)} đồng: ${sum} đồng.`,
      `Step ${step}: ${whoseEn}${en(kwh)} kWh at ${en(price)} đồng each: ${sumEn} đồng.`,
    )
  return text(
    `Bậc ${step}: ${whose}được tối đa ${vi(quota)} số giá ${vi(price)} đồng; gia đình mình dùng ${vi(kwh)} số ở bậc này: ${sum} đồng.`,
    `Step ${step}: ${whoseEn}at most ${en(quota)} kWh at ${en(price)} đồng; the household used ${en(kwh)} of them: ${sumEn} đồng.`,
  )
}

const nothing = (): Text[] => []

const litDays = (parts: Bill['parts']): number => parts.reduce((sum, part) => sum + part.days, 0)

const why: Record<Rule, (bill: Bill) => Text[]> = {
  'whole-month': nothing,
  'part-month': ({ parts, request, quotaDays }) => {
    const [days, lit] = [daysOf(request), litDays(parts)]
    return [
      text(
        `Kỳ này chỉ có ${days} ngày, chưa đủ một tháng, nên mỗi bậc cũng chỉ được tính theo số ngày: ${lit} phần ${quotaDays} của cả tháng.`,
        `This period has only ${days} days, less than a month, so each step counts by days too: ${lit} of ${quotaDays} of a month.`,
      ),
    ]
  },
  'several-months': ({ request, quotaDays }) => {
    const { months, days } = lengthOf(request)
    const more = days === 0 ? ['', ''] : [` và ${days} ngày`, ` and ${days} days`]
    const share =
      days === 0
        ? ['', '']
        : [`, cộng ${days} phần ${quotaDays} của một tháng`, `, plus ${days} of ${quotaDays} of a month`]
    return [
      text(
        `Kỳ này dài ${months} tháng${more[0]}, nên mỗi bậc được nhân ${months}${share[0]}. Dùng nhiều ngày hơn thì số tiền cao hơn, nhưng giá không cao hơn.`,
        `This period is ${months} month(s)${more[1]} long, so each step counts ${months} time(s)${share[1]}. More days make a higher bill, not a higher price.`,
      ),
    ]
  },
  'price-change': ({ parts, request }) =>
    parts.slice(1).map((part, i) => {
      const before = parts[i]
      const old = before?.kwh ?? 0
      const how =
        request.kwhBefore === undefined
          ? text(
              'công tơ không ghi hôm đó nên chia theo số ngày',
              'the meter was not read that day, so they are shared by days',
            )
          : text('theo chỉ số công tơ ghi hôm đó', 'by the reading of that day')
      return text(
        `Giá điện đổi từ ngày ${showDay(part.from)} (${part.table.document}): ${how.vi}, ${vi(old)} số tính giá cũ, ${vi(part.kwh)} số tính giá mới.`,
        `The price changed on ${showDay(part.from)} (${part.table.document}): ${how.en}, ${en(old)} kWh at the old price, ${en(part.kwh)} at the new.`,
      )
    }),
  'all-in-step-1': () => [
    text(
      'Cả kỳ dùng không quá mức của bậc 1, nên tất cả tính giá bậc 1.',
      'All of it is within the first step, so all is billed at its price.',
    ),
  ],
  'days-without-supply': ({ request, parts }) => {
    const days = daysOf(request) - litDays(parts)
    return [
      text(
        `Có ${days} ngày không có điện; những ngày ấy không tính vào các bậc, chỉ tính ${litDays(parts)} ngày có điện.`,
        `There was no supply on ${days} days; only the ${litDays(parts)} days with supply count for the steps.`,
      ),
    ]
  },
  'shared-meter': ({ request }) => [
    text(
      `Công tơ này dùng chung cho ${request.households} hộ, nên mỗi bậc được nhân ${request.households}.`,
      `${request.households} households share this meter, so each step counts ${request.households} times.`,
    ),
  ],
  tenants: ({ request }) => [
    text(
      `Nhà có ${request.tenants} người thuê. Cứ 4 người được một định mức, nên các bậc được tính ${quarters(request.tenants ?? 0)} lần.`,
      `${request.tenants} people rent here. Four people are one quota, so the steps count ${quarters(request.tenants ?? 0)} times.`,
    ),
  ],
  'undeclared-lease': ({ lines }) => [
    text(
      `Nhà cho thuê ngắn hạn, chưa kê khai người ở, nên tất cả tính giá bậc ${lines[0]?.step}. Chủ nhà kê khai người ở thì được tính theo bậc.`,
      `A short lease whose tenants were not declared: all is billed at step ${lines[0]?.step}. Declare the tenants and the steps apply.`,
    ),
  ],
  poor: () => [
    text(
      'Gia đình thuộc hộ nghèo hoặc thu nhập thấp và đã đăng ký, nên 50 số đầu mỗi tháng được giá riêng, thấp hơn.',
      'The household is registered as poor or low-income: the first 50 kWh a month have a lower price of their own.',
    ),
  ],
  relief: ({ relief }) => [
    text(
      `Kỳ này được giảm ${relief?.percentOff}% giá ở ${relief?.firstSteps} bậc đầu (${relief?.document}).`,
      `In this period the prices of the first ${relief?.firstSteps} steps are ${relief?.percentOff}% lower (COVID-19 relief of 2020).`,
    ),
  ],
}

/** 5 people: "1 1/4". */
function quarters(people: number): string {
  const part = ['', '1/4', '1/2', '3/4'][people % 4] ?? ''
  return [people >= 4 || part === '' ? String(Math.floor(people / 4)) : '', part]
    .filter((one) => one !== '')
    .join(' ')
}

function poorNow({ parts, request }: Bill): Text {
  return parts.some(({ table }) => table.poorSteps !== null)
    ? text(
        `Ba tháng liền gia đình dùng ${vi(request.threeMonths ?? 0)} số, quá 150 số, nên kỳ này tính giá như hộ thường.`,
        `In three months the household used ${en(request.threeMonths ?? 0)} kWh, above 150, so the usual prices apply.`,
      )
    : text(
        'Từ ngày 01/06/2014 trên hóa đơn không còn giá riêng cho hộ nghèo. Tiền hỗ trợ do Ủy ban nhân dân chi trả; nếu chưa nhận được, xin hỏi Ủy ban nhân dân xã.',
        'Since 2014-06-01 bills have no price for the poor. Support is paid in cash by local government: ask the commune if it did not come.',
      )
}

/** The bill to be read aloud in a hall, by a person or a machine: numbers in words, dates as one says them. */
export function readAloud(bill: Bill): Text {
  const { kwh, request, lines, subtotal, vat, total } = bill
  const day = (one: string) => {
    const [year, month, date] = one.split('-').map(Number)
    return `ngày ${sayNumber(date ?? 0)} tháng ${sayNumber(month ?? 0)} năm ${sayNumber(year ?? 0)}`
  }
  const opening = text(
    `Từ ${day(request.from)} đến hết ${day(request.to)}, gia đình dùng ${sayNumber(kwh)} số điện.`,
    `From ${request.from} to ${request.to} the household used ${kwh} kilowatt hours.`,
  )
  const steps = lines.map((line) =>
    text(
      `Bậc ${sayNumber(line.step)}: ${sayNumber(line.kwh)} số, mỗi số ${sayNumber(line.price)} đồng, thành ${sayNumber(line.amount)} đồng.`,
      `Step ${line.step}: ${line.kwh} at ${line.price} đồng make ${line.amount} đồng.`,
    ),
  )
  const closing = text(
    `Cộng tiền điện ${sayNumber(subtotal)} đồng. Tiền thuế ${sayNumber(vat)} đồng. Tất cả là ${sayNumber(total)} đồng.`,
    `Together ${subtotal} đồng, tax ${vat} đồng, in all ${total} đồng.`,
  )
  const all = [opening, ...steps, closing]
  return text(all.map((one) => one.vi).join(' '), all.map((one) => one.en).join(' '))
}
