/** Vietnamese unless the terminal is set to English. */
const english = (process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '').startsWith('en')

/** Progress and complaints go to stderr: stdout belongs to the program. */
export const say = (vi, en) => console.error(english ? en : vi)

export function stop(vi, en) {
  say(vi, en)
  process.exit(1)
}
