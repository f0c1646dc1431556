import { StateTag } from '#petitions/pages/tags.tsx'
import type { Topic } from '#petitions/topic.ts'
import { type Language, say } from '#plain/texts.ts'
import { pathIn } from '#portal/language.ts'
import { confirmedShare, type PublicFigures, SMALL, share } from '../in-public.ts'
import { figureWords, plainNumber, shownNumber, shownShare } from './numbers.ts'

export interface FiguresProps {
  readonly language: Language
  readonly figures: PublicFigures
  readonly year: number
  readonly topics: readonly Topic[]
}

/** The four numbers that say most, each with what it counts. */
export function FourNumbers({ language, figures, year }: Omit<FiguresProps, 'topics'>) {
  const { medianDays, answered } = figures
  const days =
    medianDays === null || answered < SMALL
      ? '–'
      : say(figureWords.day(plainNumber(medianDays, language, 1)), language)
  const four = [
    [shownNumber(figures.received, language), figureWords.received(year)],
    [shownShare(confirmedShare(figures)), figureWords.confirmed],
    [days, figureWords.days],
    [shownNumber(figures.late, language), figureWords.late],
  ] as const
  return (
    <div className="card four">
      {four.map(([number, what]) => (
        <div key={what.en}>
          <b>{number}</b>
          <span className="s">{say(what, language)}</span>
        </div>
      ))}
    </div>
  )
}

/** Small truthful figures: by end, in time, by topic. */
export function FiguresPage({ language, figures, year, topics }: FiguresProps) {
  const t = (words: { vi: string; en: string }) => say(words, language)
  const nameOf = (code: string) => topics.find((topic) => topic.code === code)?.name[language] ?? code
  return (
    <>
      <h1>{t(figureWords.title)}</h1>
      <FourNumbers language={language} figures={figures} year={year} />
      <p>
        <b>{shownShare(share(figures.answeredInTime, figures.answered))}</b> {t(figureWords.inTime)}.{' '}
        <b>{shownNumber(figures.withheld, language)}</b> {t(figureWords.withheld)}.
      </p>
      <h2>{t(figureWords.stand)}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t(figureWords.stand)}</th>
            <th scope="col">{t(figureWords.count)}</th>
          </tr>
        </thead>
        <tbody>
          {figures.ends.map((end) => (
            <tr key={end.ending ?? end.state}>
              <td>
                <StateTag at={end} language={language} />
              </td>
              <td>{shownNumber(end.n, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{t(figureWords.topics)}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t(figureWords.topics)}</th>
            <th scope="col">{t(figureWords.count)}</th>
          </tr>
        </thead>
        <tbody>
          {figures.topics.map(({ topic, n }) => (
            <tr key={topic}>
              <td>{nameOf(topic)}</td>
              <td>{shownNumber(n, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="s">{t(figureWords.small)}</p>
      <p>
        <a href={pathIn(language, '/kiem-tin')}>
          {language === 'vi' ? 'Cách kiểm tra một tin nhắn' : 'How to check a message'}
        </a>
      </p>
    </>
  )
}
