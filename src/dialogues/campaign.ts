import type { Day } from '#plain/day.ts'
import { conflict, invalid, missing, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import { nfc } from '#plain/vietnamese-text.ts'
import type { StaffActor } from '#units/actor.ts'
import { permit } from './dialogue.ts'

/** A period and the communes that are to be visited in it. */
export interface Campaign {
  readonly id: string
  readonly branch: number
  readonly name: string
  readonly startsOn: Day
  readonly endsOn: Day
  readonly areas: readonly number[]
}
export type CampaignPlan = Omit<Campaign, 'id' | 'branch'>

export interface Opened {
  readonly campaign: Campaign
  readonly event: { readonly kind: string; readonly data: Readonly<Record<string, unknown>> }
}

/** Opens a campaign. Refuses: `may-not`, `name-missing`, `ends-before`, `areas-missing`, `not-ours`. */
export function openCampaign(
  id: string,
  branch: number,
  to: CampaignPlan,
  served: readonly number[],
  by: StaffActor,
): Opened | Refusal {
  const refusal = permit(branch, 'plan dialogues', by) ?? check(to, served)
  if (refusal) return refusal
  const campaign = { id, branch, ...to, name: nfc(to.name), areas: [...new Set(to.areas)] }
  return { campaign, event: { kind: 'campaign.opened', data: dates(campaign) } }
}

/** Another name, period or other communes. Dialogues that it holds stay in it. */
export function changeCampaign(
  campaign: Campaign,
  to: CampaignPlan,
  served: readonly number[],
  by: StaffActor,
): Opened | Refusal {
  const refusal = permit(campaign.branch, 'plan dialogues', by) ?? check(to, [...served, ...campaign.areas])
  if (refusal) return refusal
  const after = { ...campaign, ...to, name: nfc(to.name), areas: [...new Set(to.areas)] }
  return {
    campaign: after,
    event: { kind: 'campaign.changed', data: { from: dates(campaign), to: dates(after) } },
  }
}

function check(to: CampaignPlan, served: readonly number[]): Refusal | undefined {
  if (nfc(to.name) === '')
    return invalid('name-missing', text('Cần tên đợt đối thoại.', 'The campaign needs a name.'), 'name')
  if (to.endsOn < to.startsOn)
    return invalid(
      'ends-before',
      text('Ngày kết thúc trước ngày bắt đầu.', 'It ends before it begins.'),
      'endsOn',
    )
  if (to.areas.length === 0)
    return invalid('areas-missing', text('Cần chọn ít nhất một xã.', 'Choose at least one commune.'), 'areas')
  if (to.areas.some((area) => !served.includes(area)))
    return invalid(
      'not-ours',
      text('Có xã không thuộc địa bàn của Điện lực.', 'The branch does not serve one of these communes.'),
      'areas',
    )
  return undefined
}

const dates = ({ startsOn, endsOn, areas }: CampaignPlan) => ({ from: startsOn, to: endsOn, areas })

export const noSuchCampaign = missing(
  'no-such-campaign',
  text('Không có đợt đối thoại này.', 'There is no such campaign.'),
)

/** A campaign or a dialogue that was begun once is changed, never begun again over what has become of it. */
export const alreadyThere = conflict(
  'already-there',
  text('Mã này đã dùng rồi. Hãy tải lại trang.', 'This id is in use already. Reload the page.'),
)
