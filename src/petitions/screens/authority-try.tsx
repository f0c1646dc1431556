import { useState } from 'react'
import { useLanguage, useSay } from '#desk/language.tsx'
import { useRead } from '#desk/read.ts'
import { DayField } from '#desk/ui/day-field.tsx'
import { Pick } from '#desk/ui/pick.tsx'
import { Shown } from '#desk/ui/states.tsx'
import type { Day } from '#plain/day.ts'
import { say as sayIn, text } from '#plain/texts.ts'
import { type AuthorityRule, rulesFor } from '../authority.ts'
import type { WhoGets } from '../authority-editing.ts'
import type { Topic } from '../topic.ts'

/** "Ai nhận việc này, và vì sao?": tried out for a topic, a condition and a day, as intake would decide. */
export function TryOut({
  topics,
  rules,
  today,
}: {
  topics: readonly Topic[]
  rules: readonly AuthorityRule[]
  today: Day
}) {
  const say = useSay()
  const { language } = useLanguage()
  const [topic, setTopic] = useState<string | null>(null)
  const [condition, setCondition] = useState('')
  const [on, setOn] = useState<Day>(today)
  const conditions =
    topic === null ? [] : rulesFor(rules, topic, on).filter((rule) => rule.condition.vi !== '')
  const query = topic === null ? null : new URLSearchParams({ topic, condition, on })
  const who = useRead<WhoGets>(query && `/api/authority/try?${query}`)
  return (
    <section className="card padded stack" aria-labelledby="try">
      <h2 id="try">{say(words.title)}</h2>
      <div className="row">
        <Pick
          label={say(words.topic)}
          value={topic}
          options={topics.map((one) => ({ value: one.code, name: sayIn(one.name, language) }))}
          onChange={(code) => {
            setTopic(code)
            setCondition('')
          }}
        />
        {conditions.length > 0 && (
          <Pick
            label={say(words.when)}
            value={condition}
            options={[
              { value: '', name: say(words.usual) },
              ...conditions.map((rule) => ({ value: rule.condition.vi, name: say(rule.condition) })),
            ]}
            onChange={setCondition}
          />
        )}
        <DayField label={say(words.on)} value={on} today={today} onChange={(day) => day && setOn(day)} />
      </div>
      {query && (
        <Shown of={who}>
          {(found) => (
            <p className="notice brand" role="status">
              <strong>{found.unitName}</strong>
              {found.rule && ` · ${say(words.days(found.rule.workDays, found.rule.promiseDays))}`}
              <br />
              {say(words.because)}: {say(found.why)}
            </p>
          )}
        </Shown>
      )}
    </section>
  )
}

const words = {
  title: text('Ai nhận việc này, và vì sao?', 'Who would get this, and why?'),
  topic: text('Nhóm nội dung', 'Topic'),
  when: text('Khi', 'Condition'),
  usual: text('trường hợp thường', 'the usual case'),
  on: text('Bà con nói ngày', 'Voiced on'),
  because: text('Vì', 'Because'),
  days: (work: number, promise: number) =>
    text(`xử lý ${work}, hẹn ${promise} ngày làm việc`, `work ${work}, promise ${promise} working days`),
}
