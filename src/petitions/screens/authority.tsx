import { Button } from '@mantine/core'
import { useState } from 'react'
import { useDatedWorld, useMayEdit } from '#areas/screens/dated-world.ts'
import { History } from '#areas/screens/history.tsx'
import { useLanguage, useSay } from '#desk/language.tsx'
import { showDay } from '#desk/show.ts'
import { AsOf, useAsOf } from '#desk/ui/as-of.tsx'
import { Page } from '#desk/ui/page.tsx'
import { Pick } from '#desk/ui/pick.tsx'
import { Shown } from '#desk/ui/states.tsx'
import { type Column, Table } from '#desk/ui/table.tsx'
import { say as sayIn, text } from '#plain/texts.ts'
import { type AuthorityRule, inForce } from '../authority.ts'
import { type Topic, topicsOn } from '../topic.ts'
import { levelWords } from '../words.ts'
import { EndRule, RuleForm } from './authority-form.tsx'
import { TryOut } from './authority-try.tsx'

export interface AuthorityWorld {
  readonly topics: readonly Topic[]
  readonly rules: readonly AuthorityRule[]
}

/** The authority table as of any day: who may decide what, on what ground, by when. */
export default function AuthorityScreen() {
  const say = useSay()
  const { language } = useLanguage()
  const world = useDatedWorld<AuthorityWorld>()
  const may = useMayEdit('edit topics')
  const today = world.data?.today ?? '2026-01-01'
  const [on, setOn] = useAsOf(today)
  const [topic, setTopic] = useState<string | null>(null)
  const [form, setForm] = useState<{ rule: AuthorityRule | null; ends?: true } | null>(null)
  return (
    <Page
      title={words.title}
      tools={
        <>
          {may && <Button onClick={() => setForm({ rule: null })}>{say(words.add)}</Button>}
          <a href="/api/authority/export.xlsx" download>
            {say(words.file)}
          </a>
        </>
      }
    >
      <Shown of={world}>
        {({ topics, rules }) => {
          const named = topicsOn(topics, on)
          const nameOf = (code: string) => {
            const found = named.find((one) => one.code === code)
            return found ? sayIn(found.name, language) : code
          }
          const shown = rules
            .filter((rule) => (topic === null ? inForce(rule, on) : rule.topic === topic))
            .toSorted(
              (a, b) =>
                nameOf(a.topic).localeCompare(nameOf(b.topic), 'vi') || (a.validFrom < b.validFrom ? 1 : -1),
            )
          const columns: Column<AuthorityRule>[] = [
            {
              name: words.topic,
              of: (row) => (
                <>
                  <strong>{nameOf(row.topic)}</strong>
                  {row.condition.vi !== '' && <div className="quiet">{say(row.condition)}</div>}
                </>
              ),
            },
            {
              name: words.level,
              of: (row) => (
                <>
                  {say(levelWords[row.level])}
                  {row.department && ` · ${row.department}`}
                  <div className="quiet">{say(row.receiver)}</div>
                </>
              ),
            },
            { name: words.legal, of: (row) => say(row.legal) },
            {
              name: words.days,
              number: true,
              labelled: true,
              of: (row) => `${row.workDays} / ${row.promiseDays}`,
            },
            {
              name: words.held,
              labelled: true,
              of: (row) => (
                <span className={inForce(row, on) ? undefined : 'quiet'}>
                  {showDay(row.validFrom)} – {row.validTo ? showDay(row.validTo) : say(words.now)}
                </span>
              ),
            },
            ...(may
              ? [
                  {
                    name: words.edit,
                    of: (row: AuthorityRule) => (
                      <div className="row">
                        <button type="button" className="plain-button" onClick={() => setForm({ rule: row })}>
                          {say(words.replace)}
                        </button>
                        {row.validTo === null && (
                          <button
                            type="button"
                            className="plain-button"
                            onClick={() => setForm({ rule: row, ends: true })}
                          >
                            {say(words.end)}
                          </button>
                        )}
                      </div>
                    ),
                  },
                ]
              : []),
          ]
          return (
            <div className="stack">
              <TryOut topics={named} rules={rules} today={today} />
              <div className="row">
                <AsOf key={on} today={today} value={on} onChange={setOn} />
                <Pick
                  label={say(words.only)}
                  value={topic ?? ''}
                  options={[
                    { value: '', name: say(words.allTopics) },
                    ...named.map((one) => ({ value: one.code, name: sayIn(one.name, language) })),
                  ]}
                  onChange={(code) => setTopic(code === '' ? null : code)}
                />
              </div>
              <Table caption={words.title} columns={columns} rows={shown} keyOf={(row) => row.id} />
              {topic !== null && (
                <>
                  <h2>{say(words.history)}</h2>
                  <History stream={`topic:${topic}`} />
                </>
              )}
              {form && !form.ends && (
                <RuleForm topics={named} rule={form.rule} today={today} onClose={() => setForm(null)} />
              )}
              {form?.ends && form.rule && (
                <EndRule rule={form.rule} today={today} onClose={() => setForm(null)} />
              )}
            </div>
          )
        }}
      </Shown>
    </Page>
  )
}

const words = {
  title: text('Bảng thẩm quyền', 'Authority'),
  add: text('Thêm dòng', 'Add a row'),
  file: text('Tải Excel', 'Excel'),
  topic: text('Nhóm nội dung, khi', 'Topic and condition'),
  level: text('Cấp và nơi nhận', 'Level and receiver'),
  legal: text('Căn cứ', 'Legal ground'),
  days: text('Xử lý / hẹn (ngày làm việc)', 'Work / promise (working days)'),
  held: text('Hiệu lực', 'In force'),
  now: text('nay', 'now'),
  edit: text('Sửa', 'Edit'),
  replace: text('Thay từ một ngày', 'Replace from a day'),
  end: text('Kết thúc', 'End'),
  only: text('Nhóm', 'Topic'),
  allTopics: text('Tất cả nhóm, ngày đã chọn', 'All topics, on that day'),
  history: text('Ai đã sửa', 'Who changed it'),
}
