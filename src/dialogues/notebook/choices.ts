import type { Topic } from '#petitions/suggestion.ts'
import { type Text, text } from '#plain/texts.ts'
import type { Asks, Choice, Doubt, DoubtCode, Patch } from './doubt.ts'
import type { Field } from './known.ts'

/** What each topic is called where a person chooses one. */
export const topicNames: Readonly<Record<Topic, Text>> = {
  new_connection: text('Cấp điện mới', 'New connection'),
  bill_collection: text('Thu tiền điện', 'Bill collection'),
  grid_upgrade: text('Nâng cấp lưới điện', 'Grid upgrade'),
  incident: text('Sự cố, sửa chữa', 'Faults and repairs'),
  outage_notice: text('Thông báo cắt điện', 'Outage notice'),
  tariff_poor: text('Giá điện, hộ nghèo', 'Price, poor households'),
  meter: text('Công tơ', 'Meter'),
  safety: text('An toàn điện', 'Safety'),
  compensation: text('Bồi thường', 'Compensation'),
  staff: text('Thái độ phục vụ', 'Staff'),
  other: text('Khác', 'Other'),
}

export const choice = (id: string, vi: string, en: string, patch: Patch, asks?: Asks): Choice =>
  asks === undefined ? { id, label: text(vi, en), patch } : { id, label: text(vi, en), patch, asks }

/** A doubt whose first choice is the suggested one; with `open` nothing is suggested. */
export function doubt(
  rowKey: string,
  code: DoubtCode,
  weight: Doubt['weight'],
  field: Field,
  why: Text,
  choices: readonly Choice[],
  suggestion?: unknown,
  open = false,
): Doubt {
  const suggested = open ? null : (choices[0]?.id ?? null)
  const plain = { id: `${rowKey}:${code}`, code, weight, field, why, choices, suggested }
  return suggestion === undefined ? plain : { ...plain, suggestion }
}
