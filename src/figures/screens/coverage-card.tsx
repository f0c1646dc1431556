import { useSay } from '#desk/language.tsx'
import { useRead } from '#desk/read.ts'
import { showDay, showNumber } from '#desk/show.ts'
import { Shown } from '#desk/ui/states.tsx'
import type { Campaign } from '#dialogues/campaign.ts'
import type { Coverage, Tile } from '#dialogues/coverage.ts'
import { text } from '#plain/texts.ts'
import { ListLink } from './number-link.tsx'

/** The board of the newest campaign, in the shape of the land; without one, of the year. */
export function CoverageCard() {
  const say = useSay()
  const campaigns = useRead<{ campaigns: Campaign[] }>('/api/campaigns', { fresh: 60_000 })
  const newest = campaigns.data?.campaigns.toSorted((a, b) => b.startsOn.localeCompare(a.startsOn))[0]
  const path = campaigns.data ? `/api/coverage${newest ? `?campaign=${newest.id}` : ''}` : null
  const board = useRead<Coverage>(path, { fresh: 60_000 })
  return (
    <section className="card padded" aria-labelledby="coverage">
      <Shown of={board}>
        {(data) => (
          <>
            <div className="card-head">
              <h2 id="coverage">{newest ? newest.name : say(words.title)}</h2>
              <span className="quiet">{say(words.of(data.visited, data.tiles.length))}</span>
            </div>
            {data.tiles.length === 0 ? (
              <p className="quiet">{say(words.none)}</p>
            ) : (
              <ul className="tiles">
                {data.tiles.map((tile) => (
                  <CommuneTile
                    key={tile.area}
                    tile={tile}
                    most={Math.max(1, ...data.tiles.map((t) => t.opinions))}
                  />
                ))}
              </ul>
            )}
          </>
        )}
      </Shown>
    </section>
  )
}

function CommuneTile({ tile, most }: { tile: Tile; most: number }) {
  const say = useSay()
  const depth = tile.state === 'visited' ? Math.ceil((3 * tile.opinions) / most) : 0
  const place = tile.row && tile.column ? { gridRow: tile.row, gridColumn: tile.column } : undefined
  return (
    <li className={`tile ${tile.state} depth-${depth}`} style={place}>
      <strong>{tile.name.replace(/^Xã /, '')}</strong>
      {tile.state === 'visited' ? (
        <ListLink list={{ show: 'all', area: tile.area }}>{say(words.opinions(tile.opinions))}</ListLink>
      ) : (
        <span>{tile.nextOn ? say(words.planned(showDay(tile.nextOn).slice(0, 5))) : say(words.missing)}</span>
      )}
    </li>
  )
}

const words = {
  title: text('Độ phủ đối thoại', 'Coverage of dialogues'),
  of: (visited: number, all: number) =>
    text(`đã đến ${visited}/${all} xã`, `${visited} of ${all} communes visited`),
  opinions: (n: number) =>
    text(`${showNumber(n)} ý kiến`, n === 1 ? '1 opinion' : `${showNumber(n)} opinions`),
  planned: (day: string) => text(`hẹn ${day}`, `planned ${day}`),
  missing: text('chưa đến', 'not yet'),
  none: text('Chưa có địa bàn hay đợt đối thoại nào.', 'No areas or campaigns yet.'),
}
