import { useState } from 'react'
import { useSay } from '#desk/language.tsx'
import { text } from '#plain/texts.ts'
import { levelWords } from '../words.ts'
import { MoveDialog } from './move-dialog.tsx'
import type { Open } from './petition-view.tsx'

/** "Vì sao ở đây": a sentence with its legal ground, the other rows of the table, and the door to change it. */
export function WhyHere({ open }: { open: Open }) {
  const say = useSay()
  const [changing, setChanging] = useState(false)
  const { petition, why, rules, moves } = open
  const others = rules.filter((rule) => rule.id !== petition.rule)
  const classify = moves.find(({ move }) => move === 'classify')
  return (
    <div className="notice brand">
      <p>
        <b>{say(words.why)}:</b> {why ? say(why) : say(words.silent)}{' '}
        {classify?.open && (
          <button type="button" className="plain-button no-print" onClick={() => setChanging(true)}>
            {say(words.change)}…
          </button>
        )}
      </p>
      {others.length > 0 && (
        <details>
          <summary>{say(words.others(others.length))}</summary>
          <ul>
            {others.map((rule) => (
              <li key={rule.id}>
                {say(rule.condition) && `${say(rule.condition)}: `}
                {say(rule.receiver)} ({say(levelWords[rule.level])}
                {say(rule.legal) && `, ${say(rule.legal)}`})
              </li>
            ))}
          </ul>
        </details>
      )}
      {changing && <MoveDialog open={open} move="classify" onClose={() => setChanging(false)} />}
    </div>
  )
}

const words = {
  why: text('Vì sao ở đây', 'Why here'),
  silent: text(
    'Bảng thẩm quyền chưa có dòng nào cho việc này, nên Điện lực tự trả lời.',
    'The authority table says nothing of this, so the branch itself answers.',
  ),
  change: text('Đổi thẩm quyền', 'Change the authority'),
  others: (n: number) =>
    text(
      `${n} dòng khác của bảng thẩm quyền`,
      `${n} other ${n === 1 ? 'row' : 'rows'} of the authority table`,
    ),
}
