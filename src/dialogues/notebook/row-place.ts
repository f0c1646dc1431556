import { communesOn, type KnownCommune, matchCommune } from '#areas/commune-name.ts'
import { text } from '#plain/texts.ts'
import { nfc } from '#plain/vietnamese-text.ts'
import type { TidyRow } from './cells.ts'
import { choice, doubt } from './choices.ts'
import type { Doubt } from './doubt.ts'
import type { Known } from './known.ts'
import type { Look } from './look.ts'
import { nearestVillage, type Villages, villageKey } from './places.ts'
import type { Normalised, PreviewDialogue } from './plan.ts'

/** The commune and the village, against each other and against the communes of the dialogue. */
export function lookAtPlace(
  row: TidyRow,
  rowKey: string,
  dialogue: PreviewDialogue,
  known: Known,
  villages: Villages,
): Look {
  const communes = communesOn(known.communes, dialogue.on)
  const cell = row.cells.commune
  const village = nfc(row.cells.village)
  const homes = (villages.get(villageKey(village)) ?? [])
    .map((one) => one.commune)
    .filter((one) => communes.includes(one))
  const match = matchCommune(cell, communes, dialogue.communes)
  const pick = (commune: KnownCommune, id = 'suggested') =>
    choice(id, `Xã ${bare(commune.name)}`, `Commune ${bare(commune.name)}`, { commune })
  const other = choice('other', 'Chọn xã khác', 'Choose another commune', {}, 'commune')
  const ask = (
    code: Doubt['code'],
    weight: Doubt['weight'],
    vi: string,
    en: string,
    first: KnownCommune | undefined,
    more: readonly KnownCommune[] = [],
  ) =>
    doubt(
      rowKey,
      code,
      weight,
      'commune',
      text(vi, en),
      [
        ...(first ? [pick(first)] : []),
        ...more.filter((one) => one !== first).map((one) => pick(one, one.code)),
        other,
      ],
      first?.name,
      first === undefined,
    )
  const villageIs = nameOfVillage(village, match?.of ?? homes[0], villages)
  const doubts: Doubt[] = []
  const normalised: Normalised[] = []
  let commune = match?.of ?? null
  if (cell === '') {
    const likely =
      homes.find((one) => dialogue.communes.includes(one)) ??
      (dialogue.communes.length === 1 ? dialogue.communes[0] : homes[0])
    commune = likely ?? null
    if (dialogue.communes.length === 1 && likely === dialogue.communes[0] && likely) {
      normalised.push({ what: 'commune-from-dialogue', field: 'commune', found: '', becomes: likely.name })
    } else {
      const because =
        likely && homes.includes(likely)
          ? [`; thôn ${village} thuộc ${likely.name}`, `; village ${village} is in ${likely.name}`]
          : ['', '']
      doubts.push(
        ask(
          'missing-commune',
          'must',
          `Ô xã để trống${because[0]}.`,
          `The commune is empty${because[1]}.`,
          likely,
          dialogue.communes,
        ),
      )
    }
  } else if (match === null) {
    const likely = homes[0] ?? (dialogue.communes.length === 1 ? dialogue.communes[0] : undefined)
    commune = likely ?? null
    doubts.push(
      ask(
        'commune-unknown',
        'must',
        `Không có xã nào tên “${cell}”.`,
        `There is no commune “${cell}”.`,
        likely,
        dialogue.communes,
      ),
    )
  } else if (match.how === 'slip') {
    doubts.push(
      ask(
        'commune-misspelt',
        'confirm',
        `“${cell}” có lẽ là ${match.of.name}.`,
        `“${cell}” is probably ${match.of.name}.`,
        match.of,
        dialogue.communes,
      ),
    )
  } else if (match.how === 'variant' || cell !== match.of.name) {
    if (cell !== match.of.name)
      normalised.push({ what: 'commune-variant', field: 'commune', found: cell, becomes: match.of.name })
  }
  if (match && commune && homes.length > 0 && !homes.includes(commune)) {
    const right = homes.find((one) => dialogue.communes.includes(one)) ?? (homes[0] as KnownCommune)
    const mismatch = ask(
      'commune-village-mismatch',
      'must',
      `Thôn ${village} thuộc ${right.name}, sổ lại ghi ${commune.name}.`,
      `Village ${village} belongs to ${right.name}, the notebook says ${commune.name}.`,
      right,
      [commune],
    )
    return {
      patch: { commune: right, village: nameOfVillage(village, right, villages) },
      doubts: [...doubts, mismatch],
      normalised,
    }
  }
  if (match && commune && dialogue.communes.length > 0 && !dialogue.communes.includes(commune)) {
    doubts.push(
      ask(
        'commune-not-of-dialogue',
        'confirm',
        `Buổi này không phải của xã ${commune.name}.`,
        `This dialogue was not for ${commune.name}.`,
        commune,
        dialogue.communes,
      ),
    )
  }
  if (commune && village !== '' && homes.length === 0) {
    const near = nearestVillage(village, commune, villages)
    if (near) {
      const choices = [
        choice('suggested', `Thôn ${near}`, `Village ${near}`, { village: near }),
        choice('keep', `Giữ “${village}”`, `Keep “${village}”`, { village }),
      ]
      doubts.push(
        doubt(
          rowKey,
          'village-misspelt',
          'confirm',
          'village',
          text(`“${village}” có lẽ là thôn ${near}.`, `“${village}” is probably ${near}.`),
          choices,
          near,
        ),
      )
    }
  }
  return { patch: { commune, village: villageIs }, doubts, normalised }
}

/** The village in the spelling of the customer file, where it is known. */
const nameOfVillage = (village: string, commune: KnownCommune | undefined, villages: Villages): string =>
  villages.get(villageKey(village))?.find((one) => one.commune === commune)?.name ?? village

/** The name without its kind: `Tê Xăng` of "Xã Tê Xăng". */
const bare = (name: string): string => name.replace(/^xã /i, '')
