/** The two languages of every screen, page and message. Vietnamese is first. */
export type Language = 'vi' | 'en'

/** One text in both languages. The compiler finds the forgotten one. */
export interface Text {
  readonly vi: string
  readonly en: string
}

export const text = (vi: string, en: string): Text => ({ vi, en })

/** The text in the reader's language: `say(words.save, language)`. */
export const say = (words: Text, language: Language): string => words[language]
