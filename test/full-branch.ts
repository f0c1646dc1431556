import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from '#outside/postgres.ts'
import { projectFolder } from '#outside/project-folder.ts'
import type { TestApp } from './app.ts'

/** Strings that may stand on no public page: who spoke, how to reach them, who works here, what is not public. */
export const canaries = {
  name: 'Blông Thưng',
  phone: '0905000123',
  customer: 'PC11DD0012345',
  email: 'blong.thung@vi-du.vn',
  shielded: 'CANARYSHIELDED',
  withheld: 'CANARYWITHHELD',
  confidential: 'CANARYCONFIDENTIAL',
  note: 'CANARYNOTE',
  chair: 'CANARYCHAIR',
} as const

export interface FullBranch {
  /** A dialogue that was held and has many opinions, and one to come. */
  readonly held: string
  readonly coming: string
  /** Number and secret of an opinion with a long story. */
  readonly followed: { readonly id: string; readonly number: string; readonly secret: string }
}

/** A branch in full swing: dialogues past and coming, some eighty opinions in every state, canaries among them. */
export async function fillBranch(house: TestApp, opinions = 80): Promise<FullBranch> {
  const lines = readFileSync(join(projectFolder, 'seed/training.jsonl'), 'utf8').trim().split('\n')
  const spoken = lines.map((line) => JSON.parse(line) as { text: string })
  const hanh = await house.as('hanh')
  const thanh = await house.as('thanh')
  const [held, coming] = [randomUUID(), randomUUID()]
  await house.owner(async (tx) => {
    for (let i = 0; i < 24; i++) {
      const id = i === 0 ? held : i === 1 ? coming : randomUUID()
      const past = i !== 1 && i < 20
      const day = past
        ? `2026-${String(1 + (i % 10)).padStart(2, '0')}-15`
        : `2026-12-${String(1 + i).padStart(2, '0')}`
      await tx.run(sql`insert into dialogue (id, branch_id, name, held_on, starts_at, place, chair, state, men, women, officials)
        values (${id}, 40, 'Đối thoại', ${day}, '08:00', 'nhà rông thôn Kon Pia', ${canaries.chair}, ${past ? 'held' : 'planned'}, ${past ? 40 : 0}, ${past ? 35 : 0}, ${past ? 6 : 0})`)
      await tx.run(sql`insert into dialogue_area values (${id}, ${31 + (i % 4)})`)
    }
  })
  const receive = async (more: object) =>
    (
      await hanh.post('/api/petitions', {
        id: randomUUID(),
        channel: 'counter',
        area: 31,
        hamlet: 'Kon Pia',
        topic: 'grid_upgrade',
        speaker: {
          name: canaries.name,
          phone: canaries.phone,
          email: canaries.email,
          customer: canaries.customer,
        },
        ...more,
      })
    ).body as { id: string; number: string; secret: string }
  const move = (id: string, name: string, body: object) => thanh.put(`/api/petitions/${id}/${name}`, body)

  const topics = [
    'grid_upgrade',
    'incident',
    'bill_collection',
    'meter',
    'outage_notice',
    'tariff_poor',
    'new_connection',
  ]
  const said = `Tôi là ${canaries.name}, máy ${canaries.phone}, mã ${canaries.customer}, thư ${canaries.email}. `
  for (let i = 0; i < opinions; i++) {
    const words = `${i % 3 === 0 ? said : ''}${spoken[(i * 7) % spoken.length]!.text}`
    const { id } = await receive({
      words,
      area: 31 + (i % 2),
      topic: topics[i % topics.length],
      dialogue: i % 2 === 0 ? held : null,
    })
    const answer = {
      words: `Chào ông ${canaries.name}, anh em đã xuống đo lại, được 215 V. Gọi ${canaries.phone}.`,
      outcome: i % 5 === 0 ? 'cannot' : 'done',
    }
    if (i % 4 < 2) await move(id, 'answer', answer)
    if (i % 4 === 0) await move(id, 'judge', { solved: true, score: 8 })
    if (i % 4 === 2)
      await move(id, 'promise', { kind: 'month', dueOn: '2026-12-31', reviewOn: null, said: 'Sẽ thay dây' })
    if (i % 8 === 3) await move(id, 'wait-for-money', { words: 'Chờ vốn', reviewOn: '2027-03-31' })
  }
  const done = { words: 'Đã làm', outcome: 'done' }
  const hidden = await receive({ words: canaries.shielded, shield: true, dialogue: held })
  await move(hidden.id, 'answer', done)
  const sealed = await receive({ words: canaries.confidential, topic: 'staff', dialogue: held })
  await move(sealed.id, 'answer', done)
  const withheld = await receive({ words: canaries.withheld, dialogue: held })
  await move(withheld.id, 'answer', done)
  await hanh.put(`/api/petitions/${withheld.id}/ask-withhold`, { reason: 'Có tên người' })
  await move(withheld.id, 'withhold', { reason: 'Có tên người' })

  const followed = await receive({ words: `${said}${spoken[3]!.text}` })
  await move(followed.id, 'note', { words: canaries.note })
  for (let i = 0; i < 4; i++) {
    await move(followed.id, 'ask', { words: `Yếu vào giờ nào, lần thứ ${i + 1}?` })
    await move(followed.id, 'hear-back', { words: 'Từ 6 giờ tối đến 9 giờ' })
  }
  await move(followed.id, 'put-off', { words: 'Chờ vật tư', until: '2026-12-30' })
  await hanh.put(`/api/petitions/${followed.id}/open-identity`, { reason: 'Gọi lại' })
  await move(followed.id, 'answer', done)
  return { held, coming, followed }
}
