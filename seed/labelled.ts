import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { Example } from './topic-learner.ts'

const lines = (file: string): Example[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

/** 330 short opinions of every topic. */
export const training = (): Example[] => lines('seed/training.jsonl')
/** More of them, written as residents speak; only ever learned from. */
export const more = (): Example[] => lines('seed/opinions-more.jsonl')

interface Label {
  readonly topic: string
  readonly authority: string
  readonly parts?: readonly Example[]
}

/** The 153 opinions of the 2013 notebook: split cells parted, the row typed twice left out. */
export function campaign(): Example[] {
  const key = JSON.parse(readFileSync('seed/campaign-2013/campaign-2013-expected.json', 'utf8'))
  const rows: string[][] = parse(readFileSync('seed/campaign-2013/campaign-2013.csv'), { bom: true })
  const wordsOf = new Map(rows.map((row) => [row[0], row[8] as string]))
  return Object.entries<Label>(key.labels)
    .filter(([stt]) => stt !== '150')
    .flatMap(([stt, { topic, authority, parts }]) =>
      (parts ?? [{ text: wordsOf.get(stt) ?? '', topic, authority }]).map((part) => ({
        text: part.text,
        topic: part.topic,
        authority: part.authority,
      })),
    )
}
