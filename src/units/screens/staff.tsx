import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useDatedWorld } from '#areas/screens/dated-world.ts'
import { useSay } from '#desk/language.tsx'
import { useRead } from '#desk/read.ts'
import { showDay } from '#desk/show.ts'
import { Badge } from '#desk/ui/badge.tsx'
import { Page } from '#desk/ui/page.tsx'
import { Shown } from '#desk/ui/states.tsx'
import { type Column, Table } from '#desk/ui/table.tsx'
import { inForce } from '#plain/dated.ts'
import { text } from '#plain/texts.ts'
import { finds } from '#plain/vietnamese-text.ts'
import type { StaffView } from '../staff-store.ts'
import { roleWords } from '../staffing.ts'
import { type Units, unitOn } from '../unit.ts'
import { useMay } from './me.ts'
import { StaffActions } from './staff-actions.tsx'
import { AddStaff } from './staff-forms.tsx'

/** Who works here, in which posts since when, and what may be done about an account. */
export default function StaffScreen() {
  const say = useSay()
  const may = useMay()
  const world = useDatedWorld<{ units: Units }>()
  const staff = useRead<{ staff: readonly StaffView[] }>('/api/staff')
  const [q, setQ] = useState('')
  const [adding, setAdding] = useState(false)
  const [open, setOpen] = useState<StaffView | null>(null)
  return (
    <Page
      title={words.title}
      tools={
        may('edit staff') && (
          <>
            <Button onClick={() => setAdding(true)}>{say(words.add)}</Button>
            <a href="/api/staff/export.xlsx" download>
              {say(words.file)}
            </a>
          </>
        )
      }
    >
      <Shown of={world}>
        {({ units, today }) => {
          const columns: Column<StaffView>[] = [
            {
              name: words.name,
              of: (row) => (
                <>
                  <button type="button" className="plain-button" onClick={() => setOpen(row)}>
                    {row.name}
                  </button>{' '}
                  <span className="quiet">{row.login}</span>
                </>
              ),
            },
            {
              name: words.posts,
              of: (row) => (
                <ul className="plain-list">
                  {row.posts.map((post) => (
                    <li key={post.id} className={inForce(post, today) ? undefined : 'quiet'}>
                      {post.title} ({say(roleWords[post.role])}), {unitOn(units, post.unit, post.from)?.name}{' '}
                      <span className="quiet">
                        {showDay(post.from)} – {post.to ? showDay(post.to) : say(words.now)}
                      </span>
                    </li>
                  ))}
                </ul>
              ),
            },
            {
              name: words.account,
              of: (row) => (
                <div className="row">
                  {row.disabled ? (
                    <Badge meaning="cannot">{say(words.disabled)}</Badge>
                  ) : !row.hasPassword ? (
                    <Badge meaning="due">{say(words.noPassword)}</Badge>
                  ) : (
                    row.sessions > 0 && <Badge meaning="confirmed">{say(words.here)}</Badge>
                  )}
                  {row.hasTotp && <Badge>{say(words.secondFactor)}</Badge>}
                </div>
              ),
            },
          ]
          return (
            <div className="stack">
              <TextInput
                label={say(words.search)}
                value={q}
                maw={360}
                onChange={({ currentTarget }) => setQ(currentTarget.value)}
              />
              <Shown of={staff}>
                {({ staff: rows }) => (
                  <Table
                    caption={words.title}
                    columns={columns}
                    rows={rows.filter((row) => q === '' || finds(q, `${row.name} ${row.login}`))}
                    keyOf={(row) => row.id}
                  />
                )}
              </Shown>
              {adding && <AddStaff units={units} today={today} onClose={() => setAdding(false)} />}
              {open && <StaffActions one={open} units={units} today={today} onClose={() => setOpen(null)} />}
            </div>
          )
        }}
      </Shown>
    </Page>
  )
}

const words = {
  title: text('Nhân viên', 'Staff'),
  add: text('Thêm nhân viên', 'Add a person'),
  file: text('Tải Excel', 'Excel'),
  search: text('Tìm theo tên', 'Find by name'),
  name: text('Họ tên', 'Name'),
  posts: text('Chức vụ', 'Posts'),
  account: text('Tài khoản', 'Account'),
  now: text('nay', 'now'),
  disabled: text('Đã khóa', 'Disabled'),
  noPassword: text('Chưa đăng nhập lần đầu', 'Has not signed in yet'),
  here: text('Đang đăng nhập', 'Signed in'),
  secondFactor: text('Có xác thực hai lớp', 'Second factor'),
}
