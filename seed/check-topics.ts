import { mkdirSync, writeFileSync } from 'node:fs'
import { topics } from '#petitions/topic-names.ts'
import { crossValidated, type Figures } from './cross-validation.ts'
import { more } from './labelled.ts'

// Prints bench/suggestion.md: how good the suggestions are on texts that were not learned from. bin/learn-topics check

const percent = (share: number) => `${(share * 100).toFixed(1)} %`
const row = (name: string, { tested, first, firstThree, authority }: Figures) =>
  `| ${name} | ${tested} | ${percent(first)} | ${percent(firstThree)} | ${percent(authority)} |`

const figures = crossValidated()
const page = `# Suggestion of topic and authority

Five-fold cross-validation, deterministic (\`bin/learn-topics check\`). Each text is judged by a model that learned from the
other four fifths and from the ${more().length} sentences of \`seed/opinions-more.jsonl\`, never from itself. Those sentences and the
phrases of \`cause-cues.ts\` were written by one author who had read the notebook of 2013 and about two thirds of the
training file, so the figures are a little kinder than a stranger's texts would be.

| texts | tested | topic first | among three | authority |
|---|---|---|---|---|
${row('training.jsonl', figures.training)}
${row('notebook of 2013', figures.campaign)}
${row('both', figures.all)}

Aim: 90 %, 98 %, 85 %.

Rows: the true topic; columns: the suggested one, in the same order.

| | ${topics.join(' | ')} |
|---|${topics.map(() => '---').join('|')}|
${topics.map((topic, at) => `| ${topic} | ${figures.all.confusion[at]?.join(' | ')} |`).join('\n')}
`
mkdirSync('bench', { recursive: true })
writeFileSync('bench/suggestion.md', page)
console.log(page)
