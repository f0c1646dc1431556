import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#plain/day.ts'
import { isRefusal } from '#plain/refusal.ts'
import { aPetition, on, resident, staffIn, system } from '../../test/petition-world.ts'
import * as answering from './answering.ts'
import { climbDue, needsInterim, run, stop } from './clocks.ts'
import * as handling from './handling.ts'
import type { Moved, Petition } from './petition.ts'
import * as settingAside from './setting-aside.ts'
import * as waiting from './waiting.ts'

const leader = staffIn('leader')
const secretary = staffIn('secretary')
const head = staffIn('head')
const senior = { unit: 40, staff: 2 }
const moved = (result: Moved | { refused: string }): Petition => {
  if (isRefusal(result)) throw new Error(result.code)
  return (result as Moved).petition
}
const answered = (more: Partial<Petition> = {}, outcome: 'done' | 'cannot' = 'done', day = '2026-11-20') =>
  moved(answering.answer(aPetition(more), { words: 'Đã cân pha, đo lại 215 V', outcome }, head, on(day)))

describe('the truthful ends', () => {
  test.each([
    ['done', true, 'solved'],
    ['cannot', true, 'cannot'],
    ['customer-side', true, 'customer-side'],
    ['handed-over', false, 'handed-over'],
    ['done', false, 'done'],
  ] as const)('an answer "%s", confirmed %s, ends as %s', (outcome, confirmed, ending) => {
    expect(answering.endingOf(outcome, confirmed)).toBe(ending)
  })

  test('not solved comes back once, to a named senior, with the answer taken off', () => {
    const back = moved(
      answering.judge(
        answered(),
        { solved: false, score: 2, why: 'Vẫn yếu' },
        resident(aPetition({})),
        on('2026-11-23'),
        senior,
      ),
    )
    expect(back).toMatchObject({
      state: 'assigned',
      ownerStaff: 2,
      ownerUnit: 40,
      reopened: 1,
      outcome: null,
      answeredAt: null,
    })
    const again = moved(
      answering.answer(back, { words: 'Đã thay máy', outcome: 'done' }, leader, on('2026-11-24')),
    )
    const end = moved(
      answering.judge(again, { solved: false, score: 4, why: '' }, leader, on('2026-11-25'), senior),
    )
    expect(end).toMatchObject({ state: 'ended', ending: 'done', solved: false })
  })

  test('silence ends only what was delivered, and only after ten working days', () => {
    const told = moved(answering.deliver(answered(), { channel: 'call' }, secretary, on('2026-11-20')))
    expect(answering.letRest(told, {}, system(told), on('2026-12-03'))).toMatchObject({ code: 'too-early' })
    expect(moved(answering.letRest(told, {}, system(told), on('2026-12-04')))).toMatchObject({
      state: 'ended',
      ending: 'done',
      solved: null,
    })
    const untold = answered()
    expect(answering.letRest(untold, {}, system(untold), on('2027-12-04'))).toMatchObject({
      code: 'too-early',
    })
  })

  test('the customer’s own side needs the voltage measured', () => {
    const say = (volts?: number) =>
      answering.answer(
        aPetition({}),
        { words: 'Dây sau công tơ', outcome: 'customer-side', volts },
        head,
        on('2026-11-20'),
      )
    expect(say()).toMatchObject({ code: 'volts-missing' })
    expect(moved(say(221)).outcome).toBe('customer-side')
  })

  test('withholding takes two persons', () => {
    const asked = moved(settingAside.askWithhold(aPetition({}), { reason: 'Có tên người khác' }, leader))
    expect(settingAside.withhold(asked, { reason: 'Đúng vậy' }, leader)).toMatchObject({
      code: 'second-person',
    })
    const askedBySecretary = moved(
      settingAside.askWithhold(aPetition({}), { reason: 'Có tên người khác' }, secretary),
    )
    expect(moved(settingAside.withhold(askedBySecretary, { reason: 'Đúng vậy' }, leader)).withheld).toBe(true)
  })
})

describe('the two clocks', () => {
  test('the work clock stands while we wait, the promise does not', () => {
    const asked = moved(waiting.ask(aPetition({}), { words: 'Yếu vào giờ nào?' }, head, on('2026-11-20')))
    expect(asked).toMatchObject({ workDue: null, workLeft: 3, promiseDue: '2026-11-30' })
    const heard = moved(
      waiting.hearBack(asked, { words: 'Từ sáu giờ tối' }, resident(asked), on('2026-12-01')),
    )
    expect(heard).toMatchObject({ workDue: '2026-12-04', workLeft: null, promiseDue: '2026-11-30' })
  })

  test('stopping and running on one day changes nothing, whatever the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), fc.integer({ min: 0, max: 400 }), (toDue, later) => {
        const today = addDays('2026-11-23', later)
        const workDue = nextWorkingDay(addDays(today, toDue))
        const clock = { workDue, workLeft: null }
        const setting = on(nextWorkingDay(today))
        expect(run(stop(clock, setting), setting)).toEqual(clock)
      }),
    )
  })

  test('an interim reply is demanded from the working day before, and late work climbs by 1, 3 and 7 working days', () => {
    const petition = aPetition({ promiseDue: '2026-11-27' })
    expect(['2026-11-25', '2026-11-26', '2026-12-01'].map((day) => needsInterim(petition, on(day)))).toEqual([
      false,
      true,
      true,
    ])
    expect(
      ['2026-11-27', '2026-11-30', '2026-12-02', '2026-12-08'].map((day) => climbDue(petition, on(day))),
    ).toEqual([0, 1, 2, 3])
  })

  test('a later day only with a reason, and it is counted', () => {
    const put = (until: string, words: string) =>
      waiting.putOff(aPetition({}), { words, until }, head, on('2026-11-24'))
    expect(put('2026-11-30', 'Chờ vật tư')).toMatchObject({ code: 'not-later' })
    expect(put('2026-12-15', '')).toMatchObject({ code: 'words-missing' })
    expect(moved(put('2026-12-15', 'Chờ vật tư'))).toMatchObject({
      promiseDue: '2026-12-15',
      promiseFirst: '2026-11-30',
      putOff: 1,
    })
  })
})

/** Any move by anybody on any day: what must hold whatever people do. */
type Step = (petition: Petition, today: string) => Moved | { refused: string }
const steps: Record<string, Step> = {
  readBack: (p) => handling.readBack(p, {}, secretary),
  assign: (p) => handling.assign(p, { unit: 401, staff: null, reason: '' }, secretary),
  moveOn: (p) => handling.moveOn(p, { unit: 402, staff: null, reason: 'Việc kỹ thuật' }, leader),
  take: (p) => handling.take(p, {}, head),
  ask: (p, day) => waiting.ask(p, { words: 'Mấy giờ?' }, leader, on(day)),
  hearBack: (p, day) => waiting.hearBack(p, { words: 'Tối' }, resident(p), on(day)),
  handOver: (p, day) =>
    waiting.handOver(p, { level: 'company', receiver: 'Công ty', words: 'Cần thêm trạm' }, leader, on(day)),
  hearAuthority: (p, day) => waiting.hearAuthority(p, { words: 'Đồng ý' }, leader, on(day)),
  money: (p, day) =>
    waiting.waitForMoney(p, { words: 'Chờ vốn', reviewOn: addDays(day, 90) }, leader, on(day)),
  resume: (p, day) => waiting.resume(p, { words: 'Có vốn' }, leader, on(day)),
  putOff: (p, day) => waiting.putOff(p, { words: 'Chờ', until: addDays(day, 40) }, leader, on(day)),
  answer: (p, day) => answering.answer(p, { words: 'Xong', outcome: 'done' }, leader, on(day)),
  deliver: (p, day) => answering.deliver(p, { channel: 'call' }, secretary, on(day)),
  solved: (p, day) => answering.judge(p, { solved: true, score: 9, why: '' }, resident(p), on(day), senior),
  unsolved: (p, day) =>
    answering.judge(p, { solved: false, score: 2, why: '' }, resident(p), on(day), senior),
  rest: (p, day) => answering.letRest(p, {}, system(p), on(day)),
  climb: (p, day) => handling.climb(p, {}, system(p), on(day)),
  withdraw: (p, day) => settingAside.withdraw(p, { reason: '' }, resident(p), on(day)),
  spam: (p, day) => settingAside.spam(p, { reason: 'Quảng cáo' }, secretary, on(day)),
  note: (p) => handling.note(p, { words: 'Đã gọi' }, head),
}

test('whatever people do, in whatever order, the record stays true', () => {
  const story = fc.array(fc.tuple(fc.constantFrom(...Object.keys(steps)), fc.integer({ min: 0, max: 9 })), {
    maxLength: 40,
  })
  fc.assert(
    fc.property(story, (acts) => {
      let petition = aPetition({ state: 'received' })
      let day = '2026-11-23'
      for (const [name, wait] of acts) {
        day = addDays(day, wait)
        const result = steps[name]!(petition, day)
        if (isRefusal(result)) continue
        const after = (result as Moved).petition
        expect(after.seq).toBe(petition.seq + 1)
        expect(after.state === 'ended').toBe(after.ending !== null)
        expect(after.state === 'ended').toBe(after.endedAt !== null)
        expect(after.workDue === null).toBe(after.workLeft !== null)
        if (after.state === 'answered') expect([after.outcome, after.answeredAt].includes(null)).toBe(false)
        if (after.ending === 'solved') expect(after.solved).toBe(true)
        if (after.ending === 'done') expect(after.deliveredAt).not.toBeNull()
        if (name !== 'putOff') expect(after.promiseDue).toBe(petition.promiseDue)
        expect(after.promiseFirst).toBe(petition.promiseFirst)
        expect(after.reopened).toBeLessThanOrEqual(1)
        if (petition.state === 'ended') expect(after.state).toBe('ended')
        expect(
          ['words', 'speaker', 'voicedAt', 'number', 'id'].every(
            (key) => after[key as keyof Petition] === petition[key as keyof Petition],
          ),
        ).toBe(true)
        petition = after
      }
    }),
    { numRuns: 2_000 },
  )
})

function nextWorkingDay(day: string): string {
  return [0, 1, 2].map((n) => addDays(day, n)).find((one) => ![6, 7].includes(weekday(one)))!
}
const weekday = (day: string) => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1
