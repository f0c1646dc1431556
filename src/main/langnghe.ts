import { explain, OperatorError } from '#plain/operator-error.ts'
import { say } from '#plain/texts.ts'
import type { Io } from './commands/io.ts'
import { readLanguage } from './program-frame.ts'
import { runLight } from './program-light.ts'

// The command line: `bin/langnghe --help`.

const language = readLanguage(process.argv.slice(2), process.env)
const controller = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort())

const json = process.argv.includes('--json')
const io: Io = {
  language,
  environment: process.env,
  log: (line) => console.error(say(line, language)),
  signal: controller.signal,
  result: (value, lines) =>
    console.log(json ? JSON.stringify(value) : lines.map((line) => say(line, language)).join('\n')),
  unwell: () => {
    process.exitCode = 1
  },
}

try {
  const args = process.argv.slice(2)
  const run = runLight(args, io) ?? (await import('./program.ts')).runProgram(args, io)
  process.exitCode = (await run) || process.exitCode
} catch (error) {
  const known = error instanceof OperatorError
  if (json) console.error(JSON.stringify({ error: explain(error, language) }))
  else console.error(known || !(error instanceof Error) ? explain(error, language) : error)
  process.exitCode = 1
}
