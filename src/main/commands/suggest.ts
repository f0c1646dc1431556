import { once } from 'node:events'
import { type Command, CommanderError } from 'commander'
import { suggestBoth } from '#petitions/suggestion.ts'
import { say, text } from '#plain/texts.ts'
import type { Io } from './io.ts'
import { jsonLines, opinionOf, WrongLine } from './json-lines.ts'

/** `{id,text}` a line in, `{id,topics,authority}` a line out as soon as it is read. No database. */
export function suggestCommand(
  program: Command,
  io: Io,
  input: NodeJS.ReadableStream = process.stdin,
  output: NodeJS.WritableStream = process.stdout,
): void {
  program
    .command('suggest')
    .description(
      say(
        text(
          'gợi ý nhóm nội dung và thẩm quyền: đọc các dòng JSON {id, text} từ đầu vào',
          'suggest topic and authority: reads lines of JSON {id, text} from the input',
        ),
        io.language,
      ),
    )
    .action(async (_, command: Command) => {
      const asJson = command.optsWithGlobals().json === true
      try {
        for await (const { line, value } of jsonLines(input)) {
          const { id, text: words } = opinionOf(value, line)
          const { topics, authority } = suggestBoth(words)
          const told = asJson
            ? JSON.stringify({ id, topics: topics.map(short), authority: authority.map(short) })
            : `${id}\t${topics[0]?.topic}\t${authority[0]?.level}`
          if (!output.write(`${told}\n`)) await once(output, 'drain')
        }
      } catch (error) {
        refuseLine(error, io)
      }
    })
}

const short = <T extends { readonly score: number }>(one: T): T => ({
  ...one,
  score: Number(one.score.toFixed(4)),
})

/** A wrong line is wrong usage: said on stderr, exit code 2. Anything else is thrown on. */
export function refuseLine(error: unknown, io: Io): never {
  if (!(error instanceof WrongLine)) throw error
  io.log(error.words)
  throw new CommanderError(2, 'wrong-line', error.words.en)
}
