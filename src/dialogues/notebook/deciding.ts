import { communesOn, matchCommune } from '#areas/commune-name.ts'
import { CUSTOMER_CODE, tidyCode } from '#people/customer-code.ts'
import { suggestTopic, topics } from '#petitions/suggestion.ts'
import { isDay } from '#plain/day.ts'
import { readPhone } from '#plain/phone-number.ts'
import { invalid, isRefusal, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { nfc } from '#plain/vietnamese-text.ts'
import { readDate } from './dates.ts'
import type { Asks, Choice, Doubt, Patch } from './doubt.ts'
import type { Decision, Preview, PreviewRow } from './plan.ts'

/** The choice taken: decided, else suggested, else none. Refuses a choice that the doubt does not offer. */
export function choiceOf(doubt: Doubt, decision: Decision | undefined): Choice | null | Refusal {
  const id = decision?.choice ?? doubt.suggested
  if (id === null) return null
  return (
    doubt.choices.find((one) => one.id === id) ??
    wrong(doubt, 'unknown-choice', 'Không có lựa chọn này.', 'There is no such choice.')
  )
}

/** What was typed, checked, as the row will have it. */
export function typedPatch(
  asks: Asks,
  doubt: Doubt,
  typed: Decision['value'],
  row: PreviewRow,
  preview: Preview,
): Patch | Refusal {
  const value = typeof typed === 'string' ? nfc(typed) : ''
  switch (asks) {
    case 'day': {
      const day = isDay(value)
        ? value
        : readDate(value, row.reading.on === null ? null : Number(row.reading.on.slice(0, 4)))
      if (day === null)
        return wrong(doubt, 'bad-day', 'Ngày phải có dạng 23/11/2026.', 'The day must look like 23/11/2026.')
      if (doubt.field !== 'promise') return { on: day }
      return {
        promises: [
          { kind: 'day', dueOn: day, reviewOn: null, said: row.promiseSaid, sense: 'by', precision: 'day' },
        ],
      }
    }
    case 'commune': {
      const communes = communesOn(preview.communes, row.reading.on)
      const commune =
        communes.find((one) => one.code === value || String(one.id) === value) ??
        matchCommune(value, communes)?.of
      return commune
        ? { commune }
        : wrong(
            doubt,
            'unknown-commune',
            'Không có xã này vào ngày ấy.',
            'There was no such commune on that day.',
          )
    }
    case 'phone': {
      const phone = readPhone(value, row.reading.on ?? undefined)
      return isRefusal(phone) ? phone : { phone: phone.number }
    }
    case 'code': {
      const code = tidyCode(value)
      return CUSTOMER_CODE.test(code)
        ? { customer: code }
        : wrong(
            doubt,
            'bad-code',
            'Mã khách hàng có 13 ký tự, ví dụ PC11HH0001204.',
            'A customer code has 13 characters, such as PC11HH0001204.',
          )
    }
    case 'topic': {
      const topic = topics.find((one) => one === value)
      return topic
        ? { topic }
        : wrong(doubt, 'unknown-topic', 'Không có nhóm nội dung này.', 'There is no such topic.')
    }
    case 'name':
      return value === ''
        ? wrong(doubt, 'no-name', 'Chưa nhập tên.', 'No name was typed.')
        : { speaker: value, shielded: false }
    case 'cuts': {
      const cuts = (Array.isArray(typed) ? typed : []).map(nfc).filter((cut) => cut !== '')
      // The words are a person's own: a cut may part them, never change them.
      const exact = cuts.length > 0 && cuts.every((cut) => nfc(row.cells.words).includes(cut))
      if (!exact)
        return wrong(
          doubt,
          'not-the-words',
          'Mỗi phần phải đúng nguyên văn trong ô.',
          'Each part must be the exact words of the cell.',
        )
      return { words: cuts, topics: cuts.map((cut) => suggestTopic(cut)[0]?.topic ?? 'other') }
    }
  }
}

const wrong = (doubt: Doubt, code: string, vi: string, en: string): Refusal =>
  invalid(code, text(vi, en), doubt.id)
