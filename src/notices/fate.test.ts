import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRefusal } from '#plain/refusal.ts'
import {
  cancel,
  comeBack,
  drop,
  type Heard,
  handOver,
  hear,
  postpone,
  quietUntil,
  retry,
  see,
  settle,
  WAITS_MINUTES,
} from './fate.ts'
import { type Channel, channels, type Moved, type Notice, type State, states } from './notice.ts'

const now = new Date('2026-11-23T03:00:00Z')
const notice = (more: Partial<Notice> = {}): Notice => ({
  id: '0198c0de-0000-7000-8000-000000000001',
  branch: 40,
  petition: '0198c0de-0000-7000-8000-000000000002',
  number: 'TMR-2026-0412',
  petitionSeq: 3,
  confidential: false,
  shielded: false,
  area: 31,
  hamlet: 'Kon Pia',
  purpose: 'answer',
  channel: 'email',
  identity: null,
  subject: '',
  body: '',
  state: 'waiting',
  why: '',
  tries: 0,
  dueAt: now,
  reference: null,
  madeAt: now,
  handedAt: null,
  reachedAt: null,
  settledAs: null,
  settledBy: null,
  note: '',
  ...more,
})
const done = (result: ReturnType<typeof hear>): Moved => {
  if (isRefusal(result)) throw new Error(result.code)
  return result
}
const moves = {
  postpone: (n: Notice) => postpone(n, now, now),
  'hand-over': (n: Notice) => handOver(n, n.id, now),
  hear: (n: Notice) => hear(n, { fate: 'accepted', why: '' }, now),
  see: (n: Notice) => see(n, now),
  drop: (n: Notice) => drop(n, 'not-needed', now),
  settle: (n: Notice) => settle(n, 'called', '', 7, now),
  retry: (n: Notice) => retry(n, now),
  cancel: (n: Notice) => cancel(n, 'không cần', 7, now),
  return: (n: Notice) => comeBack(n, 7, now),
}
type Name = keyof typeof moves

// biome-ignore format: the table of the law
const table: Record<State, readonly Name[]> = {
  waiting: ['postpone', 'hand-over', 'see', 'drop', 'settle', 'retry', 'cancel'],
  handed_over: ['hear', 'see', 'settle', 'return'],
  reached: ['return'],
  failed: ['see', 'drop', 'settle', 'retry', 'cancel'],
  unknown: ['hear', 'see', 'drop', 'settle', 'retry', 'cancel'],
  cancelled: [],
}

test.each(states.flatMap((state) => (Object.keys(moves) as Name[]).map((name) => [name, state] as const)))(
  '%s from %s',
  (name, state) => {
    const result = moves[name](notice({ state }))
    expect(!isRefusal(result)).toBe(table[state].includes(name))
    if (isRefusal(result)) expect(result.code).toBe('not-now')
  },
)

describe('what a vendor says', () => {
  const taken = (tries: number, channel: Channel = 'email') =>
    notice({ state: 'unknown', why: 'handing-over', tries, handedAt: now, channel })
  test.each<[string, Channel, number, Heard, Partial<Notice>]>([
    [
      'an e-mail that the server accepted has arrived',
      'email',
      1,
      { fate: 'accepted', why: '' },
      { state: 'reached', reachedAt: now },
    ],
    [
      'an SMS is handed over until its receipt',
      'sms',
      1,
      { fate: 'accepted', why: '' },
      { state: 'handed_over', reachedAt: null },
    ],
    ['then it is reached', 'sms', 1, { fate: 'reached', why: '' }, { state: 'reached', reachedAt: now }],
    [
      'never is a named failure at once',
      'email',
      1,
      { fate: 'never', why: 'no-such-address' },
      { state: 'failed', why: 'no-such-address' },
    ],
    [
      'in doubt stays in doubt',
      'email',
      1,
      { fate: 'unsure', why: 'no-reply' },
      { state: 'unknown', why: 'no-reply' },
    ],
    [
      'nobody there: people do it, and no try is counted',
      'sms',
      1,
      { fate: 'nobody', why: 'no-gateway' },
      { state: 'waiting', why: 'no-gateway', tries: 0, dueAt: null },
    ],
    [
      'the last retry ends in a named failure',
      'email',
      8,
      { fate: 'again', why: 'busy' },
      { state: 'failed', why: 'busy', tries: 8 },
    ],
  ])('%s', (_, channel, tries, heard, after) => {
    expect(done(hear(taken(tries, channel), heard, now)).notice).toMatchObject(after)
  })

  test('waits grow, eight tries in all, never silence', () => {
    let at = now
    let known = notice()
    const waits: number[] = []
    for (let i = 0; i < 20 && known.state === 'waiting'; i++) {
      known = done(handOver(known, known.id, at)).notice
      known = done(hear(known, { fate: 'again', why: 'busy' }, at)).notice
      if (known.dueAt) {
        waits.push((known.dueAt.getTime() - at.getTime()) / 60_000)
        at = known.dueAt
      }
    }
    expect(waits).toEqual([...WAITS_MINUTES])
    expect(waits).toEqual(waits.toSorted((a, b) => a - b))
    expect(known).toMatchObject({ state: 'failed', why: 'busy', tries: 8 })
  })

  test('whatever vendors say, in whatever order: at most one hand-over is under way, and it ends named', () => {
    const heard = fc.constantFrom<Heard>(
      { fate: 'accepted', why: '' },
      { fate: 'again', why: 'busy' },
      { fate: 'never', why: 'refused' },
      { fate: 'unsure', why: 'no-reply' },
    )
    fc.assert(
      fc.property(
        fc.array(heard, { minLength: 9, maxLength: 12 }),
        fc.constantFrom<Channel>('email', 'sms'),
        (replies, channel) => {
          let known = notice({ channel })
          let handed = 0
          for (const reply of replies) {
            const taken = handOver(known, known.id, now)
            if (isRefusal(taken)) break
            handed++
            expect(isRefusal(handOver(taken.notice, known.id, now))).toBe(true)
            known = done(hear(taken.notice, reply, now)).notice
          }
          expect(handed).toBeLessThanOrEqual(8)
          expect(known.state).not.toBe('waiting')
          if (known.state === 'failed' || known.state === 'unknown') expect(known.why).not.toBe('')
        },
      ),
    )
  })
})

test('while a vendor is at work nobody of the staff cuts in; after two minutes he may', () => {
  const taken = notice({ state: 'unknown', why: 'handing-over', handedAt: now })
  const later = new Date(now.getTime() + 120_000)
  for (const act of [
    (at: Date) => settle(taken, 'called', '', 7, at),
    (at: Date) => retry(taken, at),
    (at: Date) => cancel(taken, 'thôi', 7, at),
  ]) {
    expect(act(now)).toMatchObject({ code: 'under-way' })
    expect(isRefusal(act(later))).toBe(false)
  }
})

test('settling by hand says by which channel it really arrived', () => {
  for (const [as, channel] of [
    ['called', 'call'],
    ['told', 'in_person'],
    ['listed', 'village_list'],
    ['posted', 'letter'],
  ] as const) {
    const moved = done(settle(notice({ channel: 'sms' }), as, 'Nói với Y Hà', 7, now))
    expect(moved.notice).toMatchObject({
      state: 'reached',
      settledAs: as,
      settledBy: 7,
      channel: 'sms',
      note: 'Nói với Y Hà',
    })
    expect(moved.event).toMatchObject({ kind: 'notice.reached', data: { channel, as } })
    // The ledger holds no free words of anybody.
    expect(JSON.stringify(moved.event)).not.toContain('Y Hà')
  }
  expect(done(see(notice({ channel: 'web' }), now)).event?.data).toMatchObject({ channel: 'web' })
})

test('cancelling needs a reason', () => {
  expect(cancel(notice(), ' ', 7, now)).toMatchObject({ code: 'words-missing' })
})

describe('quiet hours', () => {
  const at = (time: string) => new Date(`2026-11-23T${time}+07:00`)
  test.each([
    ['06:59:59', '2026-11-23T07:00:00+07:00'],
    ['07:00:00', null],
    ['20:59:59', null],
    ['21:00:00', '2026-11-24T07:00:00+07:00'],
    ['23:59:59', '2026-11-24T07:00:00+07:00'],
    ['00:00:00', '2026-11-23T07:00:00+07:00'],
  ])('at %s', (time, until) => {
    for (const channel of ['sms', 'call'] as const)
      expect(quietUntil(channel, at(time))).toEqual(until === null ? null : new Date(until))
  })

  test('the end is never in the past, never quiet itself, and mail and paper know no night', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2013-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
        (moment) => {
          const until = quietUntil('sms', moment)
          if (until) {
            expect(until.getTime() - moment.getTime()).toBeGreaterThan(0)
            expect(until.getTime() - moment.getTime()).toBeLessThanOrEqual(10 * 3_600_000)
            expect(quietUntil('sms', until)).toBeNull()
          }
          for (const channel of channels.filter((one) => one !== 'sms' && one !== 'call'))
            expect(quietUntil(channel, moment)).toBeNull()
        },
      ),
    )
  })
})
