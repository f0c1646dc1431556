import './dialogues.css'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useSay } from '#desk/language.tsx'
import { useReadAgain } from '#desk/read.ts'
import { FilePick } from '#desk/ui/file-pick.tsx'
import { Page } from '#desk/ui/page.tsx'
import { FailureNotice } from '#desk/ui/states.tsx'
import { useUpload } from '#desk/upload.ts'
import { text } from '#plain/texts.ts'
import type { Mapping } from '../notebook/known.ts'
import type { Decision, Decisions, Preview } from '../notebook/plan.ts'
import { DoubtCards } from './doubt-cards.tsx'
import { MappingTable } from './mapping-table.tsx'

type Looked = { preview: Omit<Preview, 'imported'>; decisions: Decisions }
interface Done {
  readonly campaign: string
  readonly dialogues: number
  readonly communes: number
  readonly opinions: number
  readonly taken: number
  readonly already: number
  readonly corrected: readonly string[]
}

/** The secretary's notebook: a file, its columns, its doubtful rows one by one, and in it goes, all or nothing. */
export default function NotebookScreen() {
  const say = useSay()
  const [file, setFile] = useState<File | null>(null)
  const [looked, setLooked] = useState<Looked | null>(null)
  const [decisions, setDecisions] = useState<Record<string, Decision>>({})
  const [mapping, setMapping] = useState<Mapping | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  const looking = useUpload<Looked>()
  const importing = useUpload<Done>()
  const again = useReadAgain()

  const look = async (from: File, columns: Mapping | null) => {
    setDone(null)
    const seen = await looking.send('/api/notebooks/preview', from, columns ? { mapping: columns } : {})
    if (!seen) return
    setLooked(seen)
    setDecisions({ ...seen.decisions })
  }
  const take = async () => {
    if (!file) return
    const fields = mapping ? { decisions, mapping } : { decisions }
    const taken = await importing.send('/api/notebooks', file, fields)
    if (!taken) return
    setDone(taken)
    again('/api/')
  }
  const doubts = looked?.preview.rows.flatMap((row) => row.doubts) ?? []
  const open = doubts.filter((doubt) => doubt.weight === 'must' && decisions[doubt.id] === undefined)
  return (
    <Page title={words.title}>
      <div className="stack">
        <p style={{ margin: 0 }}>{say(words.what)}</p>
        <FilePick
          label={words.file}
          accept=".csv,.xlsx"
          onPick={(chosen) => {
            setFile(chosen)
            setLooked(null)
            setMapping(null)
            void look(chosen, null)
          }}
        />
        <FailureNotice failure={looking.failure} />
        {looking.busy && <Progress sent={looking.sent} what={say(words.reading)} />}
        {looked && file && !done && (
          <>
            <h2>{say(words.found(looked.preview))}</h2>
            <details>
              <summary>{say(words.columns)}</summary>
              <MappingTable
                columns={looked.preview.columns}
                onChange={(columns) => {
                  setMapping(columns)
                  void look(file, columns)
                }}
              />
            </details>
            <DoubtCards
              rows={looked.preview.rows}
              communes={looked.preview.communes}
              decisions={decisions}
              onDecide={(id, decision) => setDecisions((now) => ({ ...now, [id]: decision }))}
              onTakeSuggested={() =>
                setDecisions((now) => ({
                  ...Object.fromEntries(
                    doubts.flatMap(({ id, suggested }) =>
                      suggested === null ? [] : [[id, { choice: suggested }]],
                    ),
                  ),
                  ...now,
                }))
              }
            />
            <FailureNotice failure={importing.failure} />
            {importing.busy && (
              <Progress sent={importing.sent} what={say(words.writing(looked.preview.rows.length))} />
            )}
            <div className="row">
              <Button
                data-import
                disabled={open.length > 0}
                loading={importing.busy}
                onClick={() => void take()}
              >
                {say(words.take)}
              </Button>
              <span className="quiet">{say(open.length > 0 ? words.still(open.length) : words.whole)}</span>
            </div>
          </>
        )}
        {done && (
          <div className="notice brand stack" role="status" data-done>
            <strong>{say(words.done(done))}</strong>
            {done.already > 0 && <span>{say(words.already(done.already))}</span>}
            {done.corrected.length > 0 && <span>{say(words.corrected(done.corrected.join(', ')))}</span>}
            <div className="row">
              <Button component={Link} to={`/dialogues?campaign=${done.campaign}` as never}>
                {say(words.board)}
              </Button>
              <Button component={Link} to="/petitions" variant="default">
                {say(words.petitions)}
              </Button>
            </div>
          </div>
        )}
      </div>
    </Page>
  )
}

/** How much has gone up; then that the server is at work. */
export function Progress({ sent, what }: { sent: number; what: string }) {
  return (
    <div role="status">
      <span className="quiet">{what}</span>
      <div className="bar">
        <div style={{ width: `${Math.round(20 + 70 * sent)}%` }} />
      </div>
    </div>
  )
}

const words = {
  title: text('Nhập sổ của thư ký', 'Import the secretary’s notebook'),
  what: text(
    'Chọn tệp Excel hoặc CSV. Xem trước đã, chưa ghi gì; chỗ nào chưa chắc thì hỏi anh/chị. Nhập lại cùng một sổ không bị trùng.',
    'Choose an Excel or CSV file. It is looked at first, nothing is written; where it is not sure it asks you. The same notebook again makes no doubles.',
  ),
  file: text('Chọn tệp sổ', 'Choose the notebook'),
  reading: text('Đang đọc sổ…', 'Reading the notebook…'),
  writing: (rows: number) => text(`Đang ghi ${rows} dòng…`, `Writing ${rows} rows…`),
  found: (preview: Omit<Preview, 'imported'>) =>
    text(
      `${preview.dialogues.length} buổi đối thoại, ${preview.rows.length} dòng ý kiến`,
      `${preview.dialogues.length} dialogues, ${preview.rows.length} rows of opinions`,
    ),
  columns: text('Các cột của sổ', 'Columns of the notebook'),
  take: text('Nhập vào', 'Take it in'),
  still: (n: number) => text(`Còn ${n} chỗ phải quyết.`, `${n} must still be decided.`),
  whole: text('Nhập cả sổ hoặc không dòng nào.', 'The whole notebook, or none of it.'),
  done: (done: Done) =>
    text(
      `Xong: ${done.dialogues} buổi, ${done.communes} xã, ${done.opinions} ý kiến; ghi mới ${done.taken}.`,
      `Done: ${done.dialogues} dialogues, ${done.communes} communes, ${done.opinions} opinions; ${done.taken} new.`,
    ),
  already: (n: number) =>
    text(`${n} ý kiến đã có từ trước, giữ nguyên.`, `${n} were there already and stay as they are.`),
  corrected: (rows: string) =>
    text(
      `Dòng ${rows} có lời khác lần trước: lời đã ghi vẫn giữ.`,
      `Rows ${rows} have other words than before: the earlier words stand.`,
    ),
  board: text('Xem bảng độ phủ', 'See the coverage'),
  petitions: text('Xem kiến nghị', 'See the petitions'),
}
