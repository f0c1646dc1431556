import { areaOn } from '#areas/area.ts'
import { type Format, type ListColumn, type ListFile, smallFile } from '#outside/list-file.ts'
import type { Outside } from '#outside/outside.ts'
import { transaction } from '#outside/postgres.ts'
import { recordExport } from '#petitions/export.ts'
import { heardIn } from '#petitions/of-dialogue.ts'
import type { World } from '#petitions/world.ts'
import { dayOf } from '#plain/day.ts'
import { type Language, say, text } from '#plain/texts.ts'
import { type StaffActor, scopeOf } from '#units/actor.ts'
import { shortName } from './coverage.ts'
import type { Dialogue } from './dialogue.ts'
import { dialogues } from './store.ts'
import { dialogueStateWords } from './words.ts'

interface Row extends Dialogue {
  readonly communes: string
  readonly opinions: number
  readonly open: number
  readonly onTheSpot: number
}

/** The dialogues as a list in Excel, with what each heard. Who took it is in the ledger. */
export async function exportDialogues(
  out: Outside,
  world: World,
  by: StaffActor,
  { format, language, campaign }: { format: Format; language: Language; campaign?: string | undefined },
): Promise<ListFile> {
  const now = out.clock.now()
  // Counts count everything, also what only leaders may read.
  const rows = await transaction(out.pool, { ...scopeOf(by), sealed: true }, async (tx) => {
    const found = await dialogues(tx, by.branches, { campaign })
    const heard = await heardIn(
      tx,
      found.map(({ id }) => id),
    )
    await recordExport(tx, by, now, { list: 'dialogues', format, count: found.length })
    return found.map((one): Row => {
      const own = heard.filter((row) => row.dialogue === one.id)
      const sum = (field: 'opinions' | 'open' | 'onTheSpot') =>
        own.reduce((total, row) => total + row[field], 0)
      const communes = one.areas.map((area) => shortName(areaOn(world.areas, area, one.heldOn)?.name ?? ''))
      return {
        ...one,
        communes: communes.join(', '),
        opinions: sum('opinions'),
        open: sum('open'),
        onTheSpot: sum('onTheSpot'),
      }
    })
  })
  return smallFile({ name: `doi-thoai-${dayOf(now)}`, format }, columns(language), rows)
}

function columns(language: Language): ListColumn<Row>[] {
  const title = (vi: string, en: string) => say(text(vi, en), language)
  const number = (vi: string, en: string, of: (row: Row) => number): ListColumn<Row> => ({
    title: title(vi, en),
    kind: 'number',
    of,
  })
  return [
    { title: title('Ngày', 'Day'), kind: 'day', of: (row) => row.heldOn },
    { title: title('Buổi đối thoại', 'Dialogue'), width: 44, of: (row) => row.name },
    { title: title('Xã', 'Communes'), width: 28, of: (row) => row.communes },
    { title: title('Địa điểm', 'Place'), width: 24, of: (row) => row.place },
    { title: title('Chủ trì', 'Chair'), width: 24, of: (row) => row.chair },
    { title: title('Tình trạng', 'State'), of: (row) => say(dialogueStateWords[row.state], language) },
    number('Nam', 'Men', (row) => row.men),
    number('Nữ', 'Women', (row) => row.women),
    number('Đại biểu', 'Officials', (row) => row.officials),
    number('Ý kiến', 'Opinions', (row) => row.opinions),
    number('Trả lời tại chỗ', 'Answered on the spot', (row) => row.onTheSpot),
    number('Còn mở', 'Still open', (row) => row.open),
  ]
}
