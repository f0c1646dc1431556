import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Topic } from '#petitions/suggestion.ts'
import { proposeCut } from './splitting.ts'

const examples = readFileSync('seed/training.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { text: string; topic: Topic })
const whole = examples.filter(({ text }) => /[.?!]$/.test(text) && text.split(' ').length > 6)
const lower = (s: string) => s.slice(0, 1).toLowerCase() + s.slice(1)

test('one matter is never cut', () => {
  for (const { text } of examples) expect(proposeCut(text, '', 1), text).toBeNull()
})

describe('two matters are cut where the second begins:', () => {
  const forms: Record<string, (a: string, b: string) => string> = {
    numbers: (a, b) => `1) ${a} 2) ${b}`,
    'numbers with stops': (a, b) => `1. ${a} 2. ${b}`,
    dashes: (a, b) => `- ${a}\n- ${b}`,
    lines: (a, b) => `${a}\n${b}`,
    'ngoài ra': (a, b) => `${a} Ngoài ra ${lower(b)}`,
    'voi lai, without accents': (a, b) => `${a} Voi lai ${lower(b)}`,
    'nhân tiện': (a, b) => `${a} Nhân tiện ${lower(b)}`,
    'thứ nhất, thứ hai': (a, b) => `Thứ nhất, ${lower(a)} Thứ hai, ${lower(b)}`,
  }
  test.each(Object.entries(forms))('%s', (_, form) => {
    fc.assert(
      fc.property(fc.constantFrom(...whole), fc.constantFrom(...whole), (a, b) => {
        fc.pre(a.topic !== b.topic)
        const cell = form(a.text, b.text)
        const cut = proposeCut(cell, '', 1)
        expect(cut?.words).toHaveLength(2)
        for (const part of cut?.words ?? []) expect(cell).toContain(part)
        expect(cut?.words[1]?.endsWith(b.text.slice(-20))).toBe(true)
      }),
    )
  })

  test('an answer in two points proves two matters without any such word', () => {
    const cut = proposeCut(
      'Nhà tôi điện yếu quá, quạt không quay. Tháng trước thu tiền hai lần.',
      '(1) nâng trạm; (2) trả lại tiền',
      1,
    )
    expect(cut).toEqual({
      words: ['Nhà tôi điện yếu quá, quạt không quay.', 'Tháng trước thu tiền hai lần.'],
      topics: ['grid_upgrade', 'bill_collection'],
    })
  })
})
