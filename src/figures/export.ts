import { areaOn } from '#areas/area.ts'
import type { ListColumn } from '#outside/list-file.ts'
import { endings } from '#petitions/petition.ts'
import { topicOn } from '#petitions/topic.ts'
import { endingWords } from '#petitions/words.ts'
import type { World } from '#petitions/world.ts'
import { type Language, say, type Text, text } from '#plain/texts.ts'
import { definitions } from './figure.ts'
import type { Counted } from './leader.ts'
import type { LeaderPage } from './reading.ts'

interface FigureRow {
  readonly scope: string
  readonly figure: string
  readonly place: string
  readonly topic: string
  readonly value: number | null
  readonly means: string
}

const all = text('Tất cả', 'All')

/** The page as a table: period, branches, ends, topic × commune; each with what it means. */
export function figureRows(page: LeaderPage, world: World, language: Language): FigureRow[] {
  const line = (scope: string, name: Text, value: number | null, means: Text | null = null): FigureRow => ({
    scope,
    figure: say(name, language),
    place: '',
    topic: '',
    value,
    means: means ? say(means, language) : '',
  })
  const period = (scope: string, counted: Counted, standing: LeaderPage['standing']): FigureRow[] => [
    ...(['received', 'onTheSpot', 'daysToAnswer', 'answeredLate', 'score', 'responseRate'] as const).map(
      (name) => line(scope, definitions[name].name, counted[name], definitions[name].means),
    ),
    ...(['open', 'late', 'climbing', 'waitingMoney', 'handedOver', 'undelivered'] as const).map((name) =>
      line(scope, definitions[name].name, standing[name], definitions[name].means),
    ),
    ...endings.map((ending) => line(scope, endingWords[ending], counted.ends[ending] ?? 0)),
  ]
  const places = page.places
    .filter((row) => row.kind === 'received')
    .map((row) => {
      const topic = topicOn(world.topics, row.topic, page.to)
      return {
        ...line(say(all, language), definitions.received.name, row.n),
        place: row.area === 0 ? '' : (areaOn(world.areas, row.area, page.to)?.name ?? ''),
        topic: topic ? say(topic.name, language) : row.topic,
      }
    })
  return [
    ...period(say(all, language), page.counted, page.standing),
    ...page.branches.flatMap((branch) => period(branch.name, branch.counted, branch.standing)),
    ...places,
  ]
}

export function figureColumns(language: Language): ListColumn<FigureRow>[] {
  const title = (vi: string, en: string) => say(text(vi, en), language)
  return [
    { title: title('Phạm vi', 'Scope'), width: 26, of: (row) => row.scope },
    { title: title('Số liệu', 'Figure'), width: 30, of: (row) => row.figure },
    { title: title('Xã', 'Commune'), width: 20, of: (row) => row.place },
    { title: title('Nhóm nội dung', 'Topic'), width: 22, of: (row) => row.topic },
    { title: title('Giá trị', 'Value'), kind: 'number', of: (row) => row.value },
    { title: title('Nghĩa là', 'Means'), width: 60, of: (row) => row.means },
  ]
}
