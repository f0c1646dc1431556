import type { Level } from '#petitions/petition.ts'
import type { Reading } from './doubt.ts'
import type { Plan, PlannedOpinion, Preview, PreviewRow } from './plan.ts'
import { authorityOf } from './receivers.ts'
import { dialogueKey, sourceKeys } from './source-key.ts'

/** What is taken in, from rows whose every doubt is settled. */
export function planOf(preview: Preview, settled: readonly { row: PreviewRow; reading: Reading }[]): Plan {
  const kept = settled.filter(({ reading }) => reading.dropFor === null)
  const dropped = settled.flatMap(({ row, reading }) =>
    reading.dropFor === null ? [] : [{ line: row.line, for: reading.dropFor }],
  )
  const keys = sourceKeys(
    preview,
    kept.map(({ row }) => row),
  )
  const opinions = kept.flatMap(({ row, reading }) => {
    const own = keys.get(row)
    return reading.words.map((words, at) =>
      opinionOf(row, reading, words, at, own?.key ?? '', own?.already ?? null, preview),
    )
  })
  const groups = groupsOf(kept)
  const lifted = liftAuthority(opinions, groups)
  const dialogues = preview.dialogues.flatMap((dialogue) => {
    const own = lifted.filter((opinion) => opinion.dialogue === dialogueKey(dialogue))
    if (own.length === 0 || dialogue.on === null) return []
    return [
      {
        sourceKey: dialogueKey(dialogue),
        name: dialogue.name,
        on: dialogue.on,
        communes: dialogue.communes,
        chair: dialogue.chair,
        rows: dialogue.rows,
        opinions: own.length,
      },
    ]
  })
  const days = dialogues.map((dialogue) => dialogue.on).sort()
  const communes = [...new Set(lifted.map((opinion) => opinion.commune))]
  const mapping = Object.fromEntries(
    preview.columns.flatMap(({ field, at }) => (field === null ? [] : [[field, at]])),
  )
  const first = days[0] ?? ''
  return {
    campaign: {
      sourceKey: `notebook/${first.slice(0, 7)}`,
      name: preview.campaign.name,
      chair: preview.campaign.chair,
      first,
      last: days.at(-1) ?? '',
      communes,
    },
    dialogues,
    opinions: lifted,
    sameCause: groups
      .map((lines) =>
        lifted.filter((one) => one.part === 1 && lines.includes(one.line)).map((one) => one.sourceKey),
      )
      .filter((one) => one.length > 1),
    remember: { fingerprint: preview.fingerprint, mapping },
    dropped,
  }
}

function opinionOf(
  row: PreviewRow,
  reading: Reading,
  words: string,
  at: number,
  key: string,
  already: PlannedOpinion['already'],
  preview: Preview,
): PlannedOpinion {
  const several = reading.words.length
  const share = <T>(list: readonly T[], rest: readonly T[]): readonly T[] =>
    several > 1 && list.length === several ? list.slice(at, at + 1) : at === 0 || rest.length > 0 ? rest : []
  const receivers = share(row.receivers, row.receivers)
  const topic = reading.topics[at] ?? 'other'
  const level: Level = authorityOf(topic, words, row.answer?.words ?? '', receivers)
  const local = level === 'commune' || level === 'province'
  const dialogue = preview.dialogues.find((one) => one.key === row.dialogue)
  return {
    sourceKey: at === 0 ? key : `${key}#${at + 1}`,
    rowKey: row.rowKey,
    line: row.line,
    part: at + 1,
    dialogue: dialogue ? dialogueKey(dialogue) : '',
    on: reading.on as string,
    commune: reading.commune as NonNullable<Reading['commune']>,
    village: reading.village,
    speaker: reading.speaker,
    shielded: reading.shielded,
    customer: reading.customer,
    holder: reading.holder,
    phone: reading.phone,
    words,
    topic,
    label: row.cells.label,
    authority: reading.aboutElectricity || local ? level : 'commune',
    answer: row.answer,
    receivers,
    promises:
      several > 1 && reading.promises.length === several
        ? reading.promises.slice(at, at + 1)
        : at === 0
          ? reading.promises
          : [],
    promiseSaid: row.promiseSaid,
    aboutElectricity: reading.aboutElectricity,
    mask: reading.mask.filter((number) => words.includes(number)),
    note: row.cells.note,
    already,
  }
}

/** Lines with one cause, each group once. */
function groupsOf(kept: readonly { row: PreviewRow; reading: Reading }[]): number[][] {
  const groups = new Map<number, number[]>()
  for (const { row, reading } of kept) {
    if (reading.sameCauseAs === null) continue
    groups.set(reading.sameCauseAs, [...(groups.get(reading.sameCauseAs) ?? [reading.sameCauseAs]), row.line])
  }
  return [...groups.values()]
}

/** What needs the company's investment for one needs it for all who speak of the same cause. */
function liftAuthority(
  opinions: readonly PlannedOpinion[],
  groups: readonly (readonly number[])[],
): PlannedOpinion[] {
  return opinions.map((opinion) => {
    const group = groups.find((lines) => lines.includes(opinion.line))
    const company = opinions.some(
      (other) =>
        group?.includes(other.line) && other.topic === opinion.topic && other.authority === 'company',
    )
    return company && opinion.authority === 'branch' ? { ...opinion, authority: 'company' as const } : opinion
  })
}
