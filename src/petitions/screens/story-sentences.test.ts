import { describe, expect, test } from 'vitest'
import { when } from '../../main/when.ts'
import { sentenceOf, sentences } from './story-sentences.ts'

const naming = {
  unit: (id: number) => `đơn vị ${id}`,
  staff: (id: number) => `người ${id}`,
  topic: (code: string) => code,
}

describe('the ledger as a story', () => {
  test('every kind of a petition’s events has a sentence in both languages', () => {
    const kinds = Object.keys(when).filter((kind) => kind.startsWith('petition.'))
    expect(kinds.filter((kind) => !(kind in sentences))).toEqual([])
    for (const kind of kinds) {
      const { vi, en } = sentenceOf(kind, {}, naming)
      expect([vi, en].every((sentence) => sentence.endsWith('.') && !/undefined|NaN|!/.test(sentence))).toBe(
        true,
      )
      expect(vi).not.toBe(en)
    }
  })

  test('names who, where and when', () => {
    const moved = sentenceOf('petition.move-on', { from: 401, unit: 402, staff: 4 }, naming)
    expect(moved.vi).toBe('Chuyển từ đơn vị 401 sang người 4, đơn vị 402.')
    const put = sentenceOf('petition.put-off', { from: '2026-11-20', until: '2026-11-27' }, naming)
    expect(put.vi).toBe('Trả lời tạm, hẹn lại từ 20/11/2026 sang 27/11/2026.')
  })

  test('a kind of tomorrow is shown plainly, never left out', () => {
    expect(sentenceOf('petition.sung', {}, naming).vi).toBe('Việc khác: petition.sung.')
  })
})
