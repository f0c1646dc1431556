import { areaOn, areasOn } from '#areas/area.ts'
import { useSay } from '#desk/language.tsx'
import { useWorld } from '#petitions/screens/names.ts'
import type { Day } from '#plain/day.ts'
import { text } from '#plain/texts.ts'
import { shortName } from '../coverage.ts'

interface AreaPicksProps {
  readonly on: Day
  readonly value: readonly number[]
  readonly onChange: (areas: number[]) => void
}

/** The communes that exist on a day, to be switched on and off. */
export function AreaPicks({ on, value, onChange }: AreaPicksProps) {
  const say = useSay()
  const communes = useCommunes(on)
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
      <legend>{say(text('Các xã', 'Communes'))}</legend>
      <div className="picks">
        {communes.map(({ area, name }) => (
          <button
            key={area}
            type="button"
            className="pick"
            aria-pressed={value.includes(area)}
            onClick={() =>
              onChange(value.includes(area) ? value.filter((one) => one !== area) : [...value, area])
            }
          >
            {name}
          </button>
        ))}
      </div>
    </fieldset>
  )
}

/** The communes known to this branch that were in force on a day. */
export function useCommunes(on: Day): { area: number; name: string }[] {
  const { data: world } = useWorld()
  if (!world) return []
  const areas = { versions: world.areas, successions: world.successions }
  return areasOn(areas, 'commune', on).map(({ area }) => ({
    area,
    name: shortName(areaOn(areas, area, on)?.name ?? ''),
  }))
}
