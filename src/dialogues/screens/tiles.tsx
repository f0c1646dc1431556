import './dialogues.css'
import { useSay } from '#desk/language.tsx'
import { showDay } from '#desk/show.ts'
import { text } from '#plain/texts.ts'
import type { Coverage, Tile } from '../coverage.ts'

interface TilesProps {
  readonly board: Coverage
  readonly chosen: number | null
  readonly onChoose: (tile: Tile) => void
}

/** The communes in their places on the land; those that nobody placed stand below. */
export function Tiles({ board, chosen, onChoose }: TilesProps) {
  const say = useSay()
  const columns = Math.max(1, ...board.tiles.map(({ column }) => column ?? 0))
  const most = Math.max(1, ...board.tiles.map(({ opinions }) => opinions))
  return (
    <div className="board" style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
      {board.tiles.map((tile) => (
        <button
          key={tile.area}
          type="button"
          className={`tile ${tile.state}${tile.opinions > most / 2 ? ' much' : ''}`}
          style={tile.row && tile.column ? { gridArea: `${tile.row} / ${tile.column}` } : undefined}
          aria-pressed={chosen === tile.area}
          onClick={() => onChoose(tile)}
        >
          <strong>{tile.name}</strong>
          <span>{say(wordsOf(tile))}</span>
        </button>
      ))}
    </div>
  )
}

/** Colour never speaks alone: each tile says what it is. */
function wordsOf(tile: Tile) {
  if (tile.state === 'visited') return text(`${tile.opinions} ý kiến`, `${tile.opinions} opinions`)
  if (tile.state === 'planned' && tile.nextOn)
    return text(`hẹn ${showDay(tile.nextOn)}`, `planned ${showDay(tile.nextOn)}`)
  return text('chưa đến', 'not visited')
}
