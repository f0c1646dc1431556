import { describe, expect, test } from 'vitest'
import { fateOf } from './fate.ts'
import type { PlannedOpinion } from './notebook/plan.ts'

const opinion = (words: string, more: Partial<PlannedOpinion> = {}): PlannedOpinion =>
  ({
    on: '2013-08-06',
    answer: words === '' ? null : { by: 'Chủ trì', words, said: words },
    promises: [],
    promiseSaid: '',
    note: '',
    ...more,
  }) as unknown as PlannedOpinion
const promise = {
  kind: 'quarter',
  dueOn: '2013-12-31',
  reviewOn: null,
  said: 'quý IV',
  sense: 'by',
  precision: 'quarter',
} as const

describe('what the notebook’s words come to', () => {
  test.each([
    ['giá cũ trước 01/8, giá mới từ 01/8, chia theo số ngày', 'done'],
    ['nghiêm cấm, thu bao nhiêu ghi bấy nhiêu', 'done'],
    ['thuế do Nhà nước quy định, Điện lực thu hộ, không miễn được', 'cannot'],
  ])('answered on the spot: %s', (words, outcome) => {
    expect(fateOf(opinion(words)).answer).toMatchObject({ outcome, onTheSpot: true })
  })

  test.each([
    'trạm Kon Tun quá tải, đã trình Công ty cấy thêm một trạm',
    'đèn đường do xã quản lý, đề nghị UBND xã xem xét',
    'giao tổ kiểm tra, giữ kín người báo',
    'sẽ tổng hợp kiến nghị',
    'dây sau công tơ là của khách hàng',
  ])('handed on, still to do, or without the evidence: %s', (words) => {
    const fate = fateOf(opinion(words))
    expect(fate.answer).toBeNull()
    expect(fate.notes[0]).toContain(words)
  })

  test('a dated promise leaves it open, whatever was said beside it', () => {
    const fate = fateOf(
      opinion('thu bao nhiêu ghi bấy nhiêu', { promises: [promise], promiseSaid: 'quý IV' }),
    )
    expect(fate.answer).toBeNull()
    expect(fate.promises).toEqual([
      {
        kind: 'quarter',
        dueOn: '2013-12-31',
        reviewOn: null,
        said: 'Chủ trì: thu bao nhiêu ghi bấy nhiêu – quý IV',
      },
    ])
  })

  test('“answered on the spot” in the column of promises says so outright', () => {
    const done = {
      ...promise,
      kind: 'day',
      dueOn: '2013-08-06',
      said: 'trả lời tại chỗ',
      sense: 'done',
    } as const
    expect(fateOf(opinion('được, giấy xã xác nhận là đủ', { promises: [done] })).answer).toMatchObject({
      outcome: 'done',
    })
  })

  test('“when funded” waits for money; “soon” is no promise', () => {
    const funded = {
      ...promise,
      kind: 'funded',
      dueOn: null,
      reviewOn: '2013-12-31',
      said: 'khi có vốn',
    } as const
    expect(fateOf(opinion('san tải ngay', { promises: [funded] })).funded).toMatchObject({
      reviewOn: '2013-12-31',
    })
    expect(fateOf(opinion('', { promiseSaid: 'sớm' })).notes).toEqual(['Hẹn, không có ngày: sớm'])
  })

  test('what begins in a month that has begun is due from the day it was said', () => {
    const from = {
      ...promise,
      kind: 'month',
      dueOn: '2013-08-01',
      said: 'từ tháng 8',
      sense: 'from',
    } as const
    expect(fateOf(opinion('', { promises: [from] })).promises[0]?.dueOn).toBe('2013-08-06')
  })
})
