import { Button, NativeSelect } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useSay } from '#desk/language.tsx'
import { useRead } from '#desk/read.ts'
import { Page } from '#desk/ui/page.tsx'
import { Shown } from '#desk/ui/states.tsx'
import { text } from '#plain/texts.ts'
import { useMay } from '#units/screens/me.ts'
import type { Campaign } from '../campaign.ts'
import type { Coverage, Tile } from '../coverage.ts'
import { CampaignDialog } from './campaign-dialog.tsx'
import { DialogueList } from './dialogue-list.tsx'
import { PlanDialog } from './plan-dialog.tsx'
import { Tiles } from './tiles.tsx'

/** Coverage as a board shaped like the land: where we were, where we are going, where nobody came yet. */
export default function BoardScreen() {
  const say = useSay()
  const may = useMay()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { campaign?: string; as?: string; area?: number }
  const campaigns = useRead<{ campaigns: Campaign[] }>('/api/campaigns')
  const list = campaigns.data?.campaigns ?? []
  const campaign =
    list.find(({ id }) => id === search.campaign) ?? (search.campaign === 'all' ? undefined : list[0])
  const as = search.as === 'today' ? 'today' : 'then'
  const within = campaign ? `campaign=${campaign.id}&` : ''
  const board = useRead<Coverage>(campaigns.data ? `/api/coverage?${within}as=${as}` : null)
  const [dialog, setDialog] = useState<'plan' | 'campaign' | null>(null)
  const set = (change: Record<string, unknown>) =>
    void navigate({ to: '.', search: ((now: object) => ({ ...now, ...change })) as never, replace: true })
  const chosen = board.data?.tiles.find(({ area }) => area === Number(search.area))
  return (
    <Page
      title={words.title}
      tools={
        <>
          {may('import notebooks') && (
            <Button component={Link} to="/notebooks" variant="default">
              {say(words.notebook)}
            </Button>
          )}
          {may('plan dialogues') && (
            <>
              <Button variant="default" onClick={() => setDialog('campaign')}>
                {say(words.campaign)}
              </Button>
              <Button onClick={() => setDialog('plan')}>{say(words.plan)}</Button>
            </>
          )}
        </>
      }
    >
      <div className="stack">
        <div className="row">
          <NativeSelect
            aria-label={say(words.which)}
            value={campaign?.id ?? 'all'}
            onChange={(event) => set({ campaign: event.currentTarget.value, area: undefined })}
            data={[
              ...list.map(({ id, name }) => ({ value: id, label: name })),
              { value: 'all', label: say(words.all) },
            ]}
          />
          <span className="choices">
            <button
              type="button"
              aria-pressed={as === 'then'}
              onClick={() => set({ as: 'then', area: undefined })}
            >
              {say(words.thatTime)}
            </button>
            <button
              type="button"
              aria-pressed={as === 'today'}
              onClick={() => set({ as: 'today', area: undefined })}
            >
              {say(words.today)}
            </button>
          </span>
        </div>
        <Shown of={board}>
          {(data) => (
            <div className="two">
              <div className="card padded stack">
                <h2 data-coverage>{say(words.counted(data))}</h2>
                <Tiles board={data} chosen={chosen?.area ?? null} onChoose={({ area }) => set({ area })} />
              </div>
              <Side tile={chosen} onPlan={may('plan dialogues') ? () => setDialog('plan') : null} />
            </div>
          )}
        </Shown>
        <DialogueList campaign={campaign?.id} area={chosen?.area} />
      </div>
      {dialog === 'plan' && (
        <PlanDialog
          campaign={campaign}
          area={chosen?.area ?? null}
          onClose={(planned) => {
            setDialog(null)
            if (planned) void navigate({ to: `/dialogues/${planned.id}` as never })
          }}
        />
      )}
      {dialog === 'campaign' && (
        <CampaignDialog
          onClose={(opened) => {
            setDialog(null)
            if (opened) set({ campaign: opened.id })
          }}
        />
      )}
    </Page>
  )
}

function Side({ tile, onPlan }: { tile: Tile | undefined; onPlan: (() => void) | null }) {
  const say = useSay()
  if (!tile) return <p className="quiet">{say(words.choose)}</p>
  return (
    <div className="stack">
      <h2>{tile.name}</h2>
      <dl className="facts">
        {words.facts(tile).map(([name, value]) => (
          <div key={name.en}>
            <dt>{say(name)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="row">
        {tile.opinions > 0 && (
          <Button
            component={Link}
            to={`/petitions?area=${tile.area}&channel=dialogue&show=all` as never}
            variant="default"
          >
            {say(words.opinions)}
          </Button>
        )}
        {onPlan && <Button onClick={onPlan}>{say(words.planHere)}</Button>}
      </div>
    </div>
  )
}

const words = {
  title: text('Đối thoại', 'Dialogues'),
  notebook: text('Nhập sổ của thư ký', 'Import a notebook'),
  campaign: text('Mở đợt', 'Open a campaign'),
  plan: text('Lên lịch', 'Plan'),
  planHere: text('Lên lịch ở xã này', 'Plan here'),
  which: text('Đợt đối thoại', 'Campaign'),
  all: text('Mọi buổi đối thoại', 'All dialogues'),
  thatTime: text('Theo xã thời đó', 'Communes of then'),
  today: text('Theo xã hôm nay', 'Communes of today'),
  choose: text('Chọn một xã để xem kỹ hơn hoặc lên lịch.', 'Choose a commune to look closer, or to plan.'),
  opinions: text('Xem ý kiến', 'See the opinions'),
  counted: (board: Coverage) =>
    text(
      `Đã đến ${board.visited}/${board.tiles.length} xã${board.planned > 0 ? `, ${board.planned} xã đã lên lịch` : ''}, ${board.opinions} ý kiến`,
      `${board.visited} of ${board.tiles.length} communes visited${board.planned > 0 ? `, ${board.planned} planned` : ''}, ${board.opinions} opinions`,
    ),
  facts: (tile: Tile): [ReturnType<typeof text>, number][] => [
    [text('Buổi đã họp', 'Dialogues held'), tile.visits],
    [text('Ý kiến', 'Opinions'), tile.opinions],
    [text('Còn mở', 'Still open'), tile.open],
    [text('Trả lời tại chỗ', 'Answered on the spot'), tile.onTheSpot],
  ],
}
