import { type Argument, Command, CommanderError, Option } from 'commander'
import { type Language, say, type Text, text } from '#plain/texts.ts'
import type { Io } from './commands/io.ts'
import { terminalLanguage } from './terminal-language.ts'

/** Each adds its command to the program. */
export type Commands = readonly ((program: Command, io: Io) => void)[]

/** Needed before the program is built, because every help text is in one language. */
export function readLanguage(args: readonly string[], environment: Io['environment']): Language {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='))
  const given = args[at]?.includes('=') ? args[at].slice('--lang='.length) : args[at + 1]
  return at >= 0 && (given === 'vi' || given === 'en') ? given : terminalLanguage(environment)
}

/** Runs one command. Answers 0, or 2 when the way it was called is wrong; throws what the command throws. */
export async function runFramed(args: readonly string[], io: Io, commands: Commands): Promise<number> {
  const program = framed(io, commands)
  try {
    await program.parseAsync(args, { from: 'user' })
    return 0
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? 0 : 2
  }
}

export function framed(io: Io, commands: Commands): Command {
  const { language } = io
  const program = new Command('langnghe')
    .description(say(text('Lắng Nghe: dòng lệnh.', 'Lắng Nghe: the command line.'), language))
    .addOption(new Option('--lang <vi|en>', say(words.lang, language)).choices(['vi', 'en']))
    .option('--json', say(words.json, language))
    .helpOption('-h, --help', say(words.help, language))
    .helpCommand(false)
    .exitOverride()
    .usage(say(text('<lệnh> [tùy chọn]', '<command> [options]'), language))
    .configureHelp({
      styleTitle: (title) => say(titles[title] ?? text(title, title), language),
      optionDescription: ({ description }) => description,
      subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map(shown)].join(' '),
    })
    .configureOutput({ outputError: (line, write) => write(language === 'vi' ? inVietnamese(line) : line) })
    .showHelpAfterError(say(text('(langnghe --help: cách dùng)', '(langnghe --help shows how)'), language))
  for (const command of commands) command(program, io)
  for (const command of program.commands) command.helpOption('-h, --help', say(words.help, language))
  return program
}

const shown = (argument: Argument): string =>
  argument.required ? `<${argument.name()}>` : `[${argument.name()}]`

const words = {
  lang: text('ngôn ngữ', 'language'),
  json: text('in kết quả dạng JSON', 'print the result as JSON'),
  help: text('cách dùng', 'how to use it'),
} satisfies Record<string, Text>

const titles: Record<string, Text> = {
  'Usage:': text('Cách dùng:', 'Usage:'),
  'Arguments:': text('Tham số:', 'Arguments:'),
  'Options:': text('Tùy chọn:', 'Options:'),
  'Commands:': text('Các lệnh:', 'Commands:'),
}

/** What commander says about wrong usage. Anything rarer stays English. */
const complaints: readonly [RegExp, string][] = [
  [/^error: unknown command '(.*)'/, "không có lệnh '$1'"],
  [/^error: unknown option '(.*)'/, "không có tùy chọn '$1'"],
  [/^error: missing required argument '(.*)'/, "thiếu tham số '$1'"],
  [/^error: required option '(.*)' not specified/, "thiếu tùy chọn '$1'"],
  [/^error: option '(.*)' argument missing/, "tùy chọn '$1' thiếu giá trị"],
  [/^error: too many arguments.*/, 'thừa tham số'],
  [/\(Did you mean (.*)\?\)/, '(có phải $1?)'],
]

const inVietnamese = (line: string): string =>
  complaints.reduce((said, [english, vietnamese]) => said.replace(english, vietnamese), line)
