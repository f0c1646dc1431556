import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, isDay } from '#plain/day.ts'
import { plainWeeks } from '#plain/working-days.ts'
import { readPromise } from './promise.ts'

const on = '2013-07-18'
const dues = (said: string, day = on) => readPromise(said, day, plainWeeks).map((one) => one.dueOn)

describe('a promise, said on Thursday 18/7/2013,', () => {
  test.each([
    ['quý IV', '2013-12-31'],
    ['quy 4', '2013-12-31'],
    ['Quý I', '2014-03-31'],
    ['quý I/2014', '2014-03-31'],
    ['quý này', '2013-09-30'],
    ['quý sau', '2013-12-31'],
    ['tháng 8', '2013-08-31'],
    ['thang 8', '2013-08-31'],
    ['T8/2013', '2013-08-31'],
    ['tháng 2', '2014-02-28'],
    ['cuối tháng', '2013-07-31'],
    ['tháng sau', '2013-08-31'],
    ['giữa tháng 9', '2013-09-15'],
    ['từ tháng 8', '2013-08-01'],
    ['từ kỳ thu tháng 8', '2013-08-01'],
    ['31/7', '2013-07-31'],
    ['05.8.2013', '2013-08-05'],
    ['31-7-13', '2013-07-31'],
    ['10/1', '2014-01-10'],
    ['trước ngày 30 tháng 9', '2013-09-30'],
    ['trước 30/9/2013', '2013-09-30'],
    ['báo cáo trước 20/7/2013', '2013-07-20'],
    ['trong 5 ngày làm việc', '2013-07-25'],
    ['trong năm ngày', '2013-07-25'],
    ['2 tuần nữa', '2013-08-01'],
    ['trong 3 tháng', '2013-10-18'],
    ['trong 24 giờ', '2013-07-19'],
    ['trong tuần', '2013-07-19'],
    ['tuần sau', '2013-07-26'],
    ['thứ hai tuần sau', '2013-07-22'],
    ['thứ ba', '2013-07-23'],
    ['sáng mai', '2013-07-19'],
    ['ngay', '2013-07-18'],
    ['chiều nay', '2013-07-18'],
    ['trả lời tại chỗ', '2013-07-18'],
    ['năm 2014', '2014-12-31'],
    ['cuối năm', '2013-12-31'],
    ['năm sau', '2014-12-31'],
    ['tháng 8 khảo sát', '2013-08-31'],
  ])('%s is due %s', (said, due) => expect(dues(said)).toEqual([due]))

  test.each(['sớm', 'kỳ sau', 'lần đối thoại sau', 'chưa hứa được thời gian', 'sẽ xem xét', ''])(
    '%s gives no date',
    (said) => expect(dues(said)).toEqual([]),
  )

  test.each(['khi có vốn', 'khi Công ty bố trí vốn', 'khi huyện bàn giao', 'cho von'])(
    '%s waits, with a day to look again',
    (said) => {
      expect(readPromise(said, on, plainWeeks)).toMatchObject([
        { kind: 'funded', dueOn: null, reviewOn: '2013-12-31' },
      ])
    },
  )

  test('two promises in one cell are two', () => {
    expect(dues('cân pha trước 31/7/2013; trạm mới quý IV')).toEqual(['2013-07-31', '2013-12-31'])
    expect(readPromise('khảo sát tháng 8 và kéo dây quý IV', on, plainWeeks).map((one) => one.said)).toEqual([
      'khảo sát tháng 8',
      'kéo dây quý IV',
    ])
    expect(dues('trước 31/7, sớm')).toEqual(['2013-07-31'])
  })

  test('kinds', () => {
    const kind = (said: string) => readPromise(said, on, plainWeeks)[0]
    expect(kind('tháng 8')).toMatchObject({ kind: 'month', sense: 'by' })
    expect(kind('từ tháng 8')).toMatchObject({ kind: 'month', sense: 'from' })
    expect(kind('quý IV')).toMatchObject({ kind: 'quarter', precision: 'quarter' })
    expect(kind('năm 2014')).toMatchObject({ kind: 'quarter', precision: 'year' })
    expect(kind('trả lời tại chỗ')).toMatchObject({ kind: 'day', sense: 'done' })
  })

  test('an exact date is read the same whatever the day, and every due day exists', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6000 }), fc.integer({ min: 0, max: 6000 }), (a, b) => {
        const day = addDays('2013-01-01', a)
        const [y, m, d] = day.split('-')
        const said = `trước ${Number(d)}/${Number(m)}/${y}`
        expect(dues(said, addDays('2013-01-01', b))).toEqual([day])
        for (const words of [
          'tuần sau',
          'tháng sau',
          'quý sau',
          'trong 3 tháng',
          'thứ sáu',
          'quý II',
          'tháng 2',
        ]) {
          const due = dues(words, day)[0] as string
          expect(isDay(due)).toBe(true)
          expect(due >= day).toBe(true)
        }
      }),
    )
  })
})

test('agrees with every promise of the campaign of 2013', () => {
  const key = JSON.parse(readFileSync('seed/campaign-2013/campaign-2013-expected.json', 'utf8'))
  const heldOn = Object.fromEntries(
    key.dialogues.list.map((d: { id: string; date: string }) => [d.id, d.date]),
  )
  const sense = { due: 'by', start: 'from', done: 'done' } as Record<string, string>
  for (const [stt, promise] of Object.entries<{
    text: string
    kind: string
    due: string | null
    precision: string | null
  }>(key.promises.list)) {
    const read = readPromise(promise.text, heldOn[key.labels[stt].dialogue] as string, plainWeeks)
    const dated = read.filter((one) => one.dueOn !== null)
    if (promise.kind === 'none') expect(dated, stt).toEqual([])
    else if (promise.kind === 'several') expect(dated.length, stt).toBe(2)
    else {
      expect(
        dated.map((one) => one.dueOn),
        stt,
      ).toEqual([promise.due])
      expect(dated[0], stt).toMatchObject({ sense: sense[promise.kind], precision: promise.precision })
    }
  }
})
