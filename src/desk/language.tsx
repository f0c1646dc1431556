import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { type Language, say, type Text } from '#plain/texts.ts'

const KEY = 'langnghe.language'
const remembered = (): Language | null => {
  const kept = localStorage.getItem(KEY)
  return kept === 'vi' || kept === 'en' ? kept : null
}

interface Speaking {
  readonly language: Language
  /** Chosen by the person: remembered on this device. */
  choose(language: Language): void
  /** The person's own language, as the server knows it: taken unless something else was chosen here. */
  propose(language: Language): void
}

const Context = createContext<Speaking>({ language: 'vi', choose: () => {}, propose: () => {} })

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => remembered() ?? 'vi')
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const [speaking] = useState(() => ({
    choose(chosen: Language) {
      localStorage.setItem(KEY, chosen)
      setLanguage(chosen)
    },
    propose(known: Language) {
      if (remembered() === null) setLanguage(known)
    },
  }))
  return <Context value={{ language, ...speaking }}>{children}</Context>
}

export const useLanguage = (): Speaking => useContext(Context)

/** `const say = useSay(); say(words.save)`: the text in the reader's language. */
export function useSay(): (words: Text) => string {
  const { language } = useContext(Context)
  return (words) => say(words, language)
}
