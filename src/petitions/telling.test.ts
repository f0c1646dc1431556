import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkSms } from '#notices/message.ts'
import { type Channel, type Purpose, purposes } from '#notices/notice.ts'
import { type Identity, nobody } from '#people/identity.ts'
import type { Petition } from './petition.ts'
import { addressOf, channelFor, type Happened, isStillNeeded, tell } from './telling.ts'

const at = new Date('2026-11-23T03:00:00Z')
const petition = (more: Partial<Petition> = {}) =>
  ({
    id: '0198c0de-0000-7000-8000-000000000002',
    number: 'TMR-2026-0412',
    voicedAt: at,
    language: 'vi',
    hamlet: 'Kon Pia',
    speakerKind: 'name',
    shielded: false,
    confidential: false,
    promiseDue: '2026-12-08',
    state: 'answered',
    answeredAt: at,
    deliveredAt: null,
    solved: null,
    withheld: false,
    ...more,
  }) as Petition
const person = (more: Partial<Identity> = {}): Identity => ({ ...nobody, name: 'A Pheo', ...more })
const happened = (kind: string, more: Partial<Happened> = {}): Happened => ({
  kind: `petition.${kind}`,
  seq: 3,
  at,
  data: {},
  said: 'Đã đo lại 215 V',
  changesPromise: false,
  ...more,
})
const toldOf = (kind: string, more: Partial<Happened> = {}, whose = person({ phone: '0905000417' })) =>
  tell(petition(), happened(kind, more), whose, 'Điện lực Tu Mơ Rông')

describe('who is told by what', () => {
  test.each<[string, Partial<Petition>, Identity | undefined, Channel | undefined, Channel | undefined]>([
    ['an e-mail first', {}, person({ email: 'a@x.vn', phone: '0905000417' }), 'email', 'email'],
    ['a mobile', {}, person({ phone: '0905 000 417' }), 'sms', 'sms'],
    ['an old mobile of 2013', {}, person({ phone: '01685000417' }), 'sms', 'sms'],
    ['a landline rings', {}, person({ phone: '0260 3 862 222' }), 'call', 'call'],
    ['a number nobody can read is none', {}, person({ phone: 'số của con gái' }), 'village_list', undefined],
    ['no telephone: the village', {}, person(), 'village_list', undefined],
    ['no hamlet: the page', { hamlet: '' }, person(), 'web', undefined],
    ['a shielded name is on no list', { shielded: true }, person(), 'web', undefined],
    ['nothing about staff is on a list', { confidential: true }, person(), 'web', undefined],
    ['who gave no name is on no list', { speakerKind: 'nobody' }, undefined, 'web', undefined],
    [
      'a shielded person has a telephone of his own',
      { shielded: true },
      person({ phone: '0905000417' }),
      'sms',
      'sms',
    ],
  ])('%s', (_, more, who, answer, receipt) => {
    expect(channelFor(petition(more), 'answer', who)).toBe(answer)
    expect(channelFor(petition(more), 'receipt', who)).toBe(receipt)
  })

  test('news about the person himself never hangs in the village', () => {
    for (const purpose of ['identity-opened', 'withheld'] as const)
      expect(channelFor(petition(), purpose, person())).toBe('web')
  })
})

describe('what is said', () => {
  test.each<[string, Purpose | undefined]>([
    ['received', 'receipt'],
    ['answer', 'answer'],
    ['ask', 'question'],
    ['put-off', 'interim'],
    ['promise', 'promise'],
    ['wait-for-money', 'promise'],
    ['deliver', 'verdict'],
    ['open-identity', 'identity-opened'],
    ['withhold', 'withheld'],
    ['note', undefined],
    ['climb', undefined],
    ['assign', undefined],
  ])('after %s', (kind, purpose) =>
    expect(toldOf(kind, { data: { outcome: 'done' } })?.purpose).toBe(purpose),
  )

  test('promises are told by their kind, and a changed one as changed', () => {
    const body = (data: object, changesPromise = false) =>
      toldOf('promise', { data: { ...data }, changesPromise, said: 'Sẽ thay dây' })?.body
    expect(body({ promise: 'month', due: '2027-01-31' })).toContain('hẹn xong trước hết ngày 31/01/2027')
    expect(body({ promise: 'month', due: '2027-02-28' }, true)).toContain(
      'hẹn lại, xong trước hết ngày 28/02/2027',
    )
    expect(body({ promise: 'funded', due: null, review: '2027-06-30' })).toContain(
      'đang chờ vốn, xem lại vào ngày 30/06/2027',
    )
  })

  test('what was said to the face, or long ago, is not sent', () => {
    expect(toldOf('answer', { data: { outcome: 'done', onTheSpot: true } })).toBeUndefined()
    const old = petition({ voicedAt: new Date('2013-07-14T03:00:00Z') })
    expect(tell(old, happened('received'), person({ phone: '0905000417' }), 'X')).toBeUndefined()
  })

  test('whatever the answer says: what goes by SMS passes the check, everything else is said by telephone', () => {
    const said = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 900 }),
      fc.constantFrom('Xem evn.com.vn', 'Gửi mã OTP', 'Mời chuyển khoản', 'Đã xong', 'Điện yếu. '.repeat(90)),
    )
    fc.assert(
      fc.property(said, (words) => {
        const told = toldOf('answer', { data: { outcome: 'done' }, said: words })!
        expect(['sms', 'call']).toContain(told.channel)
        if (told.channel === 'sms') expect(checkSms(told.body)).toBeUndefined()
        else expect(told.dueAt).toBeNull()
      }),
    )
    expect(toldOf('answer', { data: { outcome: 'done' }, said: 'Xem evn.com.vn' })?.channel).toBe('call')
    expect(toldOf('answer', { data: { outcome: 'done' }, said: 'Đã xong' })?.channel).toBe('sms')
  })

  test('a shielded name stands in no letter', () => {
    expect(addressOf(petition(), person())).toBe('bà con A Pheo')
    expect(addressOf(petition({ shielded: true }), person())).toBe('bà con')
    expect(addressOf(petition(), undefined)).toBe('bà con')
  })
})

test('a notice says only what is still true', () => {
  const needed = (purpose: Purpose, more: Partial<Petition>, answerSeq = 3) =>
    isStillNeeded(petition(more), { purpose, petitionSeq: 3 }, answerSeq)
  expect(needed('answer', {})).toBe(true)
  expect(needed('answer', {}, 7)).toBe(false)
  expect(needed('answer', { deliveredAt: at })).toBe(false)
  expect(needed('answer', { state: 'assigned' })).toBe(false)
  expect(needed('question', { state: 'waiting-person' })).toBe(true)
  expect(needed('question', { state: 'assigned' })).toBe(false)
  expect(needed('promise', { state: 'assigned', answeredAt: null })).toBe(true)
  expect(needed('interim', {})).toBe(false)
  expect(needed('verdict', { deliveredAt: at })).toBe(true)
  expect(needed('verdict', { solved: true })).toBe(false)
  expect(needed('withheld', {})).toBe(false)
  for (const purpose of purposes.filter((one) => one !== 'identity-opened' && one !== 'withheld'))
    expect(needed(purpose, { state: 'ended', answeredAt: at })).toBe(false)
})
