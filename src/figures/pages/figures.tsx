import type { ReactNode } from 'react'
import { StateTag } from '#petitions/pages/tags.tsx'
import { type Ending, endings } from '#petitions/petition.ts'
import type { Topic } from '#petitions/topic.ts'
import { type Language, say, type Text } from '#plain/texts.ts'
import { pathIn } from '#portal/language.ts'
import type { PublicFigures } from '../reading.ts'
import { figureWords, shownNumber } from './numbers.ts'

export interface FiguresProps {
  readonly language: Language
  readonly figures: PublicFigures
  readonly topics: readonly Topic[]
}

/** The four numbers that say most, each with what it counts. */
export function FourNumbers({ language, figures }: Omit<FiguresProps, 'topics'>) {
  const { daysToAnswer } = figures
  const days =
    daysToAnswer === null ? figureWords.noDays : figureWords.day(shownNumber(daysToAnswer, language))
  const four = [
    [shownNumber(figures.received, language), figureWords.received(figures.from.slice(0, 4))],
    [shownNumber(figures.ends.solved ?? null, language), figureWords.solved],
    [say(days, language), figureWords.days],
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

/** Small truthful figures: what is open and why, how the rest ended, what it is about. */
export function FiguresPage({ language, figures, topics }: FiguresProps) {
  const t = (words: Text) => say(words, language)
  const { score, responseRate } = figures
  const waiting = [
    ['waiting-money', figures.waitingMoney],
    ['handed-over', figures.handedOver],
  ] as const
  const ended = endings.map((ending): [Ending, number | null] => [ending, figures.ends[ending] ?? null])
  const nameOf = (code: string) => topics.find((topic) => topic.code === code)?.name[language] ?? code
  return (
    <>
      <h1>{t(figureWords.title)}</h1>
      <FourNumbers language={language} figures={figures} />
      <p>{t(figureWords.onTheSpot(shownNumber(figures.onTheSpot, language)))}</p>
      {score === null || responseRate === null ? null : (
        <p>{t(figureWords.score(shownNumber(score, language), shownNumber(responseRate, language)))}</p>
      )}
      <h2>{t(figureWords.open)}</h2>
      <Table language={language}>
        <Row name={t(figureWords.allOpen)} n={figures.open} language={language} />
        {waiting.map(([state, n]) => (
          <Row
            key={state}
            name={<StateTag at={{ state, ending: null }} language={language} />}
            n={n}
            language={language}
          />
        ))}
      </Table>
      <h2>{t(figureWords.ended)}</h2>
      <Table language={language}>
        {ended.map(([ending, n]) => (
          <Row
            key={ending}
            name={<StateTag at={{ state: 'ended', ending }} language={language} />}
            n={n}
            language={language}
          />
        ))}
      </Table>
      <h2>{t(figureWords.topics)}</h2>
      <Table language={language}>
        {figures.topics.map(({ topic, n }) => (
          <Row key={topic} name={nameOf(topic)} n={n} language={language} />
        ))}
      </Table>
      <p className="s">{t(figureWords.small)}</p>
      <p>
        <a href={pathIn(language, '/kiem-tin')}>{t(figureWords.check)}</a>
      </p>
    </>
  )
}

const Table = ({ language, children }: { language: Language; children: ReactNode }) => (
  <table>
    <thead>
      <tr>
        <th scope="col">{say(figureWords.what, language)}</th>
        <th scope="col">{say(figureWords.count, language)}</th>
      </tr>
    </thead>
    <tbody>{children}</tbody>
  </table>
)

const Row = ({ name, n, language }: { name: ReactNode; n: number | null; language: Language }) => (
  <tr>
    <td>{name}</td>
    <td>{shownNumber(n, language)}</td>
  </tr>
)
