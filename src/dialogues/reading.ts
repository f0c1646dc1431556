import { areaOn } from '#areas/area.ts'
import type { Tx } from '#outside/postgres.ts'
import { heardIn, spokenAt } from '#petitions/of-dialogue.ts'
import type { World } from '#petitions/world.ts'
import type { Day } from '#plain/day.ts'
import { forbidden, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import type { StaffActor } from '#units/actor.ts'
import { areasServed, unitOn } from '#units/unit.ts'
import { noSuchCampaign } from './campaign.ts'
import { type Coverage, coverage, shortName } from './coverage.ts'
import type { Dialogue } from './dialogue.ts'
import { minutes, type Paragraph } from './minutes.ts'
import { dialogues, findCampaign } from './store.ts'

export interface BoardAsked {
  readonly campaign?: string | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly as: 'then' | 'today'
  readonly branch?: number | undefined
}

/** The coverage board of a campaign or a period, on the communes of then or of today. */
export async function boardOf(
  tx: Tx,
  world: World,
  by: StaffActor,
  asked: BoardAsked,
  today: Day,
): Promise<Coverage | Refusal> {
  const branch = asked.branch ?? by.branch ?? by.branches[0]
  if (branch === undefined || !by.branches.includes(branch))
    return forbidden('no-branch', text('Hãy chọn một Điện lực.', 'Choose a branch.'))
  const campaign = asked.campaign === undefined ? null : await findCampaign(tx, asked.campaign)
  if (asked.campaign !== undefined && !campaign) return noSuchCampaign
  const then = campaign?.endsOn ?? asked.to ?? today
  const asOf = asked.as === 'today' || then > today ? today : then
  const own = (await dialogues(tx, asked)).filter((one) => one.branch === branch)
  const heard = await heardIn(
    tx,
    own.map(({ id }) => id),
  )
  return coverage(world.areas, areasServed(world.units, branch, asOf), own, heard, asOf)
}

/** The draft of the minutes with what was captured. */
export async function minutesOf(
  tx: Tx,
  by: StaffActor,
  world: World,
  dialogue: Dialogue,
): Promise<Paragraph[]> {
  const { heldOn } = dialogue
  const branch = unitOn(world.units, dialogue.branch, heldOn)
  const nameOf = (area: number | null) =>
    area === null ? '' : shortName(areaOn(world.areas, area, heldOn)?.name ?? '')
  const opinions = await spokenAt(tx, by, dialogue.id)
  return minutes(dialogue, {
    branch: branch?.name ?? '',
    company: branch?.parent ? (unitOn(world.units, branch.parent, heldOn)?.name ?? '') : '',
    areas: dialogue.areas.map(nameOf),
    secretary: world.posts.find((post) => post.staff === dialogue.secretaryStaff)?.name ?? '',
    opinions: opinions.map((one) => ({
      ...one,
      place: [one.hamlet, nameOf(one.area)].filter((part) => part !== '').join(', '),
      takenBy: unitOn(world.units, one.ownerUnit, heldOn)?.name ?? '',
    })),
  })
}
