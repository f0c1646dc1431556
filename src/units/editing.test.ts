import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '#outside/postgres.ts'
import { type Caller, openTestApp, type TestApp } from '../../test/app.ts'

// The dated world as an administrator edits it, on the real routes and a real PostgreSQL.
let house: TestApp
let an: Caller
beforeAll(async () => {
  house = await openTestApp()
  an = await house.as('an')
})
afterAll(() => house.close())

const today = '2026-11-23'
const dated = async () => (await an.get('/api/world/dated')).body
const history = async (stream: string) => (await an.get(`/api/world/history?stream=${stream}`)).body.history

describe('units', () => {
  test('a branch is renamed from a day; before that it keeps its name, and the history says so', async () => {
    const done = await an.put('/api/units/40', {
      from: '2026-12-01',
      change: { name: 'Điện lực Tu Mơ Rông' },
    })
    expect(done.status).toBe(200)
    const own = (await dated()).units.versions.filter((row: { unit: number }) => row.unit === 40)
    expect(own.map(({ from, to, name }: never) => [from, to, name])).toEqual([
      ['2005-06-09', '2025-06-30', 'Điện lực Tu Mơ Rông'],
      ['2025-07-01', '2026-11-30', 'Đội Quản lý điện Tu Mơ Rông'],
      ['2026-12-01', null, 'Điện lực Tu Mơ Rông'],
    ])
    expect((await history('unit:40'))[0]).toMatchObject({
      kind: 'unit.renamed',
      by: 'Hồ Ngọc Ân',
      data: { from: '2026-12-01' },
    })
  })

  test.each([
    [
      'the past without a reason',
      '/api/units/401',
      { from: '2020-01-01', change: { name: 'Phòng KD' } },
      422,
      'past-needs-reason',
    ],
    [
      'a symbol another has',
      '/api/units/41',
      { from: today, change: { symbol: 'TMR' } },
      409,
      'symbol-taken',
    ],
    [
      'a company under a branch',
      '/api/units/21',
      { from: today, change: { parent: 40 } },
      422,
      'wrong-parent',
    ],
    [
      'a unit that is not there',
      '/api/units/999',
      { from: today, change: { name: 'Ma' } },
      404,
      'no-such-unit',
    ],
    ['an end while departments stay', '/api/units/40/end', { from: '2027-01-01' }, 409, 'still-used'],
    ['an end while people hold posts', '/api/units/402/end', { from: '2027-01-01' }, 409, 'still-posts'],
  ])('refuses %s', async (_name, path, body, status, code) => {
    const refused = await an.put(path, body)
    expect([refused.status, refused.body.code]).toEqual([status, code])
  })

  test('a new department is there from its day, and an administrator edits only below himself', async () => {
    const unit = { kind: 'department', name: 'Tổ Công nghệ', symbol: 'cn', parent: 40 }
    const made = await an.post('/api/units', { from: today, unit })
    expect(made.status).toBe(200)
    await house.owner((tx) => tx.run(sql`update post set unit_id = 22 where staff_id = 10`))
    const away = await house.as('an')
    const refused = await away.put(`/api/units/${made.body.unit}`, {
      from: today,
      change: { name: 'Tổ khác' },
    })
    expect([refused.status, refused.body.code]).toEqual([403, 'not-yours'])
    const shared = await away.put('/api/holidays/2027-01-01', { name: 'Tết Dương lịch', work: false })
    expect(shared.body.code).toBe('not-the-top')
    await house.owner((tx) => tx.run(sql`update post set unit_id = 10 where staff_id = 10`))
    an = await house.as('an')
  })

  test('nobody but an administrator edits', async () => {
    const body = { from: today, change: { name: 'Tên khác' } }
    for (const login of ['thanh', 'hanh', 'huong'] as const)
      expect((await (await house.as(login)).put('/api/units/40', body)).status).toBe(403)
  })
})

describe('areas', () => {
  test('two communes merge: what was theirs is counted under the new one, and the same branch serves it', async () => {
    const into = { kind: 'commune', name: 'Xã Tu Mơ Rông Lớn', code: '29999', parent: 3 }
    const done = await an.post('/api/areas/merge', {
      from: '2027-01-01',
      olds: [32, 33],
      into,
      legal: 'NQ 1/2027',
    })
    expect(done.status).toBe(200)
    const { areas, units } = await dated()
    const made = done.body.area
    const next = areas.successions.filter((row: { next: number }) => row.next === made)
    expect(next.map((row: { old: number }) => row.old)).toEqual([32, 33])
    const served = units.served.filter((row: { area: number }) => [32, 33, made].includes(row.area))
    expect(served.map(({ area, to }: never) => [area, to])).toEqual([
      [32, '2026-12-31'],
      [33, '2026-12-31'],
      [made, null],
    ])
    expect((await history('area:32'))[0]).toMatchObject({ kind: 'area.merged', data: { legal: 'NQ 1/2027' } })
  })

  test('renames, splits and refuses codes that another has that day', async () => {
    const renamed = await an.put('/api/areas/31', { from: today, change: { name: 'Xã Đăk Sao Mới' } })
    expect(renamed.status).toBe(200)
    const part = (name: string, code: string) => ({ kind: 'commune', name, code, parent: 3 })
    const split = await an.put('/api/areas/34/split', {
      from: '2027-02-01',
      legal: 'NQ 2/2027',
      parts: [part('Xã Măng Ri Một', '30001'), part('Xã Măng Ri Hai', '30002')],
    })
    expect(split.status).toBe(200)
    const twin = await an.post('/api/areas', { from: '2027-03-01', area: part('Xã Trùng', '30001') })
    expect(twin.body.code).toBe('code-taken')
  })
})

describe('staff', () => {
  const person = { login: 'y.nang', name: 'Y Năng' }
  const post = { unit: 404, role: 'officer', title: 'Nhân viên' }

  test('a new account has a code that is shown once, and signs in with it', async () => {
    const headers = { 'idempotency-key': '0198c0de-0000-7000-8000-000000000001' }
    const made = await an.post('/api/staff', { from: today, person, post }, headers)
    expect(made.body.code).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/)
    const again = await an.post('/api/staff', { from: today, person, post }, headers)
    expect(again.body).toEqual({ staff: made.body.staff, code: null })
    const nobody = await house.as(null)
    const signed = await nobody.post('/api/sign-in', { login: 'y.nang', password: made.body.code })
    expect(signed.body).toEqual({ mustSetPassword: true })
    const taken = await an.post('/api/staff', { from: today, person, post })
    expect(taken.body.code).toBe('login-taken')
    const told = await history('holiday:2026')
    expect(JSON.stringify(told)).not.toContain('Năng')
  })

  test('a disabled account is out at once', async () => {
    const blan = await house.as('blan')
    expect((await blan.get('/api/me')).status).toBe(200)
    await an.put('/api/staff/6/disable', { reason: 'nghỉ việc từ hôm nay' })
    expect((await blan.get('/api/me')).status).toBe(401)
  })

  test('refuses one’s own account, a role that does not fit, an account without a reason', async () => {
    expect((await an.put('/api/staff/10/disable', { reason: 'thử xem sao' })).body.code).toBe('yourself')
    const wrong = await an.put('/api/staff/5/posts', {
      from: today,
      post: { unit: 403, role: 'leader', title: 'Sếp' },
    })
    expect(wrong.body.code).toBe('wrong-role')
    expect((await an.put('/api/staff/5/end-sessions', { reason: '' })).body.code).toBe('reason-missing')
  })
})

describe('the authority table and topics', () => {
  const rule = {
    topic: 'incident',
    level: 'branch',
    department: 'KT',
    receiver: { vi: 'Phòng Kỹ thuật', en: 'Technical' },
    legal: { vi: 'Quy trình 2026', en: 'Procedure 2026' },
    workDays: 1,
    promiseDays: 2,
  }

  test('a new row ends the one before, and the try-out says who gets it on which day, and why', async () => {
    expect((await an.post('/api/authority', { from: '2026-12-01', rule })).status).toBe(200)
    const who = async (on: string) =>
      (await an.get(`/api/authority/try?topic=incident&on=${on}&branch=40`)).body
    expect(await who('2026-12-01')).toMatchObject({
      unit: 402,
      why: { vi: 'Phòng Kỹ thuật – Quy trình 2026.' },
    })
    expect((await who('2026-11-30')).rule.validTo).toBe('2026-11-30')
    const twice = await an.post('/api/authority', { from: '2026-12-01', rule })
    expect([twice.status, twice.body.code]).toEqual([409, 'overlaps'])
    const planned = await an.post('/api/authority', { from: '2026-11-25', rule })
    expect(planned.body.code).toBe('overlaps')
  })

  test('a topic with its questions, from a day', async () => {
    const topic = {
      name: { vi: 'Cột điện nghiêng', en: 'Leaning pole' },
      asks: [{ vi: 'Cột số mấy?', en: 'Which pole?' }],
    }
    expect((await an.put('/api/topics/leaning_pole', { from: today, topic })).status).toBe(200)
    const again = await an.put('/api/topics/leaning_pole', { from: today, topic })
    expect(again.body.code).toBe('nothing-new')
    const { topics } = await dated()
    expect(topics.find((row: { code: string }) => row.code === 'leaning_pole').asks).toHaveLength(1)
  })
})

describe('the calendar', () => {
  test('a holiday, a swapped day, and what is refused', async () => {
    const put = (day: string, body: object) => an.put(`/api/holidays/${day}`, body)
    expect((await put('2027-01-01', { name: 'Tết Dương lịch', work: false })).status).toBe(200)
    expect((await put('2027-01-09', { name: 'Làm bù', work: true })).status).toBe(200)
    expect((await put('2027-01-05', { name: 'Làm bù', work: true })).body.code).toBe('not-weekend')
    expect((await put('2027-01-10', { name: 'Nghỉ', work: false })).body.code).toBe('weekend-already')
    expect((await put('2026-01-05', { name: 'Nghỉ', work: false })).body.code).toBe('past-needs-reason')
  })

  test('goes out as a file and comes in again, all or nothing', async () => {
    const csv = (await an.get('/api/holidays/export.csv')).text
    expect(csv).toContain('01/01/2027,Tết Dương lịch')
    const send = (text: string) =>
      an.post('/api/holidays/import', { file: Buffer.from(text).toString('base64'), reason: '' })
    const head = 'Ngày,Tên,Làm bù,Nguồn'
    const bad = await send(`${head}\n01/01/2027,Tết Dương lịch,,\n05/01/2027,Làm bù,x,`)
    expect([bad.status, bad.body.field]).toEqual([422, 'line 3'])
    const good = await send(`${head}\n01/01/2027,Tết Dương lịch,,\n06/02/2027,Làm bù,x,TB 1/2027`)
    expect(good.body).toMatchObject({ years: [2027], removed: expect.arrayContaining(['2027-01-09']) })
    const { holidays } = (await an.get('/api/holidays')).body
    expect(holidays.filter(({ day }: { day: string }) => day.startsWith('2027'))).toHaveLength(2)
  })
})

test('the lists of the world go out as files', async () => {
  for (const list of ['areas', 'units', 'authority', 'staff'])
    for (const format of ['csv', 'xlsx'])
      expect((await an.get(`/api/${list}/export.${format}`)).text.length).toBeGreaterThan(100)
})
