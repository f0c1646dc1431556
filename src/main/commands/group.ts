import type { Command } from 'commander'
import { Grouping } from '#petitions/grouping.ts'
import type { Place } from '#petitions/place-key.ts'
import { say, text } from '#plain/texts.ts'
import type { Io } from './io.ts'
import { jsonLines, opinionOf, WrongLine } from './json-lines.ts'
import { refuseLine } from './suggest.ts'

/** `{id,text,area}` a line in, `{groups:[[id,…]]}` out: two or more with one cause in one place. No database. */
export function groupCommand(program: Command, io: Io, input: NodeJS.ReadableStream = process.stdin): void {
  program
    .command('group')
    .description(
      say(
        text(
          'gom ý kiến cùng nguyên nhân, cùng nơi: đọc các dòng JSON {id, text, area} từ đầu vào',
          'group opinions with one cause in one place: reads lines of JSON {id, text, area} from the input',
        ),
        io.language,
      ),
    )
    .action(async () => {
      const grouping = new Grouping<string | number>()
      try {
        for await (const { line, value } of jsonLines(input))
          grouping.add({ ...opinionOf(value, line), area: areaOf(value.area, line) })
      } catch (error) {
        refuseLine(error, io)
      }
      const groups = grouping.groups()
      io.result(
        { groups },
        groups.map((group) => text(group.join(' '), group.join(' '))),
      )
    })
}

function areaOf(area: unknown, line: number): Place {
  const isWords = (value: unknown) =>
    value === null || value === undefined || ['string', 'number'].includes(typeof value)
  if (isWords(area)) return area as Place
  if (typeof area === 'object' && Object.values(area as object).every(isWords)) return area as Place
  throw new WrongLine(
    text(
      `Dòng ${line}: "area" phải là chữ, hoặc đối tượng gồm chữ.`,
      `Line ${line}: "area" must be a text, or an object of texts.`,
    ),
  )
}
