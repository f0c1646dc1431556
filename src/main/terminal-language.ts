import type { Language } from '#plain/texts.ts'

/** Vietnamese, unless the terminal is set to English. `LANG=C` says nothing about the reader. */
export function terminalLanguage(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  return locale.startsWith('en') ? 'en' : 'vi'
}
