import { areaOn } from '#areas/area.ts'
import { useLanguage } from '#desk/language.tsx'
import { useRead } from '#desk/read.ts'
import { useToday } from '#desk/today.ts'
import type { Day } from '#plain/day.ts'
import { say } from '#plain/texts.ts'
import { unitOn } from '#units/unit.ts'
import type { KnownWorld } from '../known-world.ts'
import { topicOn } from '../topic.ts'

/** The dated names that every screen shows. Kept for five minutes. */
export const useWorld = () => useRead<KnownWorld>('/api/world', { fresh: 300_000 })

export interface Names {
  readonly today: Day
  /** Undefined until the names have come. */
  readonly world: KnownWorld | undefined
  /** Names are those of a day: a petition of 2013 shows its commune of 2013. */
  area(id: number | null, on: Day): string
  unit(id: number, on?: Day): string
  staff(id: number | null): string
  topic(code: string, on: Day): string
}

/** Ids into names, in the reader's language. A dash where the name is not known here. */
export function useNames(): Names {
  const { language } = useLanguage()
  const { data: world } = useWorld()
  const opened = useToday()
  const today = world?.today ?? opened
  return {
    today,
    world,
    area(id, on) {
      const version = world && id !== null ? areaOn({ ...world, versions: world.areas }, id, on) : undefined
      return version?.name ?? '–'
    },
    unit(id, on = today) {
      return (world && unitOn({ versions: world.units, served: [] }, id, on)?.name) ?? '–'
    },
    staff(id) {
      return world?.posts.find((post) => post.staff === id)?.name ?? '–'
    },
    topic(code, on) {
      const topic =
        world && (topicOn(world.topics, code, on) ?? world.topics.find((one) => one.code === code))
      return topic ? say(topic.name, language) : code
    },
  }
}
