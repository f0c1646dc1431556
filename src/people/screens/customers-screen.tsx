import { Button, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useSay } from '#desk/language.tsx'
import { useRead, useReadAgain } from '#desk/read.ts'
import { showNumber } from '#desk/show.ts'
import { FilePick } from '#desk/ui/file-pick.tsx'
import { Page } from '#desk/ui/page.tsx'
import { Empty, FailureNotice, Shown } from '#desk/ui/states.tsx'
import { Table } from '#desk/ui/table.tsx'
import { useUpload } from '#desk/upload.ts'
import { type Text, text } from '#plain/texts.ts'
import { useMay } from '#units/screens/me.ts'

interface Found {
  readonly code: string
  readonly name: string
  readonly hamlet: string
  readonly commune: string
  readonly phone: string | null
  readonly price: string
  readonly substation: string
  readonly book: string
}

/** The customer file: search as one types, and the file that comes in from Excel. */
export default function CustomersScreen() {
  const say = useSay()
  const may = useMay()
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), 200)
    return () => clearTimeout(timer)
  }, [typed])
  const found = useRead<{ customers: Found[]; total: number }>(
    `/api/customers?q=${encodeURIComponent(asked)}`,
  )
  return (
    <Page
      title={words.title}
      tools={
        may('import customers') && (
          <>
            <Button component="a" href="/api/customers/template.xlsx" variant="default">
              {say(words.template)}
            </Button>
            <Button component="a" href="/api/customers/export.xlsx" variant="default">
              {say(words.export)}
            </Button>
          </>
        )
      }
    >
      <div className="stack">
        <TextInput
          label={say(words.search)}
          description={say(words.hint)}
          value={typed}
          autoFocus
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Shown of={found}>
          {({ customers, total }) =>
            customers.length > 0 ? (
              <Table
                caption={words.title}
                rows={customers}
                keyOf={(row) => row.code}
                columns={[
                  { name: words.name, of: (row) => <strong>{row.name}</strong> },
                  { name: words.code, of: (row) => row.code, labelled: true },
                  { name: words.place, of: (row) => [row.hamlet, row.commune].filter(Boolean).join(', ') },
                  { name: words.phone, of: (row) => row.phone ?? '–', labelled: true },
                  { name: words.price, of: (row) => row.price, labelled: true },
                  {
                    name: words.book,
                    of: (row) => [row.substation, row.book].filter(Boolean).join(' · '),
                    labelled: true,
                  },
                ]}
              />
            ) : (
              <Empty
                title={
                  total === 0 ? words.empty : asked === '' ? words.count(showNumber(total)) : words.nobody
                }
                next={total === 0 ? words.importFirst : words.hint}
              />
            )
          }
        </Shown>
        {may('import customers') && <ImportFile />}
      </div>
    </Page>
  )
}

interface Preview {
  readonly customers: number
  readonly stops: number
  readonly faults: readonly { line: number; code: string; weight: 'stop' | 'note'; why: Text }[]
}
interface Put {
  readonly added: number
  readonly changed: number
  readonly same: number
}

function ImportFile() {
  const say = useSay()
  const [file, setFile] = useState<File | null>(null)
  const [preview, setPreview] = useState<Preview | null>(null)
  const [put, setPut] = useState<Put | null>(null)
  const looking = useUpload<Preview>()
  const importing = useUpload<Put>()
  const again = useReadAgain()
  const look = async (chosen: File) => {
    setFile(chosen)
    setPut(null)
    setPreview(null)
    setPreview(await looking.send('/api/customers/preview', chosen))
  }
  const take = async () => {
    if (!file) return
    const done = await importing.send('/api/customers/import', file)
    if (!done) return
    setPut(done)
    setPreview(null)
    again('/api/customers')
  }
  return (
    <section className="card padded stack">
      <h2>{say(words.import)}</h2>
      <FilePick label={words.file} accept=".csv,.xlsx" onPick={(chosen) => void look(chosen)} />
      <FailureNotice failure={looking.failure ?? importing.failure} />
      {preview && (
        <>
          <p style={{ margin: 0 }}>{say(words.seen(preview))}</p>
          {preview.faults.length > 0 && (
            <Table
              caption={words.faults}
              rows={preview.faults.slice(0, 100)}
              keyOf={(row) => `${row.line} ${row.code}`}
              columns={[
                { name: words.line, of: (row) => row.line, number: true, labelled: true, width: '5em' },
                { name: words.faults, of: (row) => say(row.why) },
              ]}
            />
          )}
          <div>
            <Button disabled={preview.stops > 0} loading={importing.busy} onClick={() => void take()}>
              {say(words.take)}
            </Button>
          </div>
        </>
      )}
      {put && (
        <p className="notice brand" role="status">
          {say(words.done(put))}
        </p>
      )}
    </section>
  )
}

const words = {
  title: text('Khách hàng', 'Customers'),
  template: text('Tệp mẫu', 'Template'),
  export: text('Xuất Excel', 'Export to Excel'),
  search: text('Tìm khách hàng', 'Find a customer'),
  hint: text(
    'Gõ tên, thôn, xã, mã hoặc số điện thoại; không cần dấu.',
    'Type a name, hamlet, commune, code or phone; accents or none.',
  ),
  name: text('Tên', 'Name'),
  code: text('Mã', 'Code'),
  place: text('Nơi ở', 'Place'),
  phone: text('Điện thoại', 'Phone'),
  price: text('Giá', 'Price'),
  book: text('Trạm, sổ', 'Substation, book'),
  empty: text('Chưa có khách hàng nào', 'No customers yet'),
  importFirst: text('Hãy nhập tệp khách hàng ở dưới.', 'Import the customer file below.'),
  count: (n: string) => text(`Có ${n} khách hàng`, `${n} customers`),
  nobody: text('Không tìm thấy ai', 'Nobody found'),
  import: text('Nhập tệp khách hàng', 'Import the customer file'),
  file: text('Chọn tệp khách hàng', 'Choose the customer file'),
  seen: ({ customers, stops }: Preview) =>
    stops > 0
      ? text(
          `Đọc được ${customers} khách hàng, ${stops} dòng phải sửa trước. Chưa nhận dòng nào.`,
          `${customers} customers read, ${stops} rows must be mended first. Nothing is taken in.`,
        )
      : text(
          `Đọc được ${customers} khách hàng, không dòng nào sai.`,
          `${customers} customers read, no row is wrong.`,
        ),
  faults: text('Chỗ cần xem', 'To look at'),
  line: text('Dòng', 'Line'),
  take: text('Nhập vào', 'Take it in'),
  done: ({ added, changed, same }: Put) =>
    text(
      `Thêm ${added}, sửa ${changed}, giữ nguyên ${same}.`,
      `${added} added, ${changed} changed, ${same} the same.`,
    ),
}
