import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from '#plain/vietnamese-text.ts'
import { suggestTopic } from './suggestion.ts'

test.each([
  ['Điện yếu quá, tối nấu cơm không chín, xin nâng trạm.', 'grid_upgrade'],
  ['Nhà mới tách hộ, xin kéo điện.', 'new_connection'],
  ['cot dien nghieng sap do, nguy hiem lam', 'safety'],
  ['Cắt điện mà không báo trước cho dân.', 'outage_notice'],
  ['Người thu tiền không đưa hóa đơn.', 'bill_collection'],
  ['Ai đền cho tôi cái tủ lạnh cháy?', 'compensation'],
  ['Tôi khen cậu thợ, nói năng nhẹ nhàng.', 'staff'],
])('%s → %s', (words, topic) => expect(suggestTopic(words)[0]?.topic).toBe(topic))

test('the scores are a whole, best first, and accents add nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (words) => {
      const scores = suggestTopic(words).map(({ score }) => score)
      expect(scores.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6)
      expect([...scores].sort((a, b) => b - a)).toEqual(scores)
      expect(suggestTopic(fold(words))).toEqual(suggestTopic(words))
    }),
  )
})

test('names the topic of the opinions that stood two in a cell in 2013', () => {
  const key = JSON.parse(readFileSync('seed/campaign-2013/campaign-2013-expected.json', 'utf8'))
  const parts = Object.values<{ parts?: { text: string; topic: string }[] }>(key.labels).flatMap(
    (label) => label.parts ?? [],
  )
  expect(parts.length).toBe(8)
  const right = parts.filter((part) => suggestTopic(part.text)[0]?.topic === part.topic)
  expect(right.length).toBeGreaterThanOrEqual(7)
})
