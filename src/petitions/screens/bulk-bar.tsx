import { Button } from '@mantine/core'
import { useState } from 'react'
import { useSay } from '#desk/language.tsx'
import { useReadAgain, useWrite } from '#desk/read.ts'
import { Badge } from '#desk/ui/badge.tsx'
import { FormDialog } from '#desk/ui/dialog.tsx'
import { Table } from '#desk/ui/table.tsx'
import { type Text, text } from '#plain/texts.ts'
import type { BulkResult } from '../bulk.ts'
import type { BulkMove } from '../contract.ts'
import { moveWords } from '../words.ts'
import { bodyOf, firstValues } from './move-fields.ts'
import { MoveForm } from './move-form.tsx'

const offered: readonly BulkMove[] = ['answer', 'assign', 'move-on', 'take', 'put-off', 'deliver', 'note']
/** As many as the server takes at once. */
const MOST = 200

interface BulkBarProps {
  readonly ids: readonly string[]
  readonly move: BulkMove | undefined
  readonly onMove: (move: BulkMove | undefined) => void
  readonly onDone: () => void
}

/** What can be done with all that are selected. */
export function BulkBar({ ids, move, onMove, onDone }: BulkBarProps) {
  const say = useSay()
  return (
    <div className="inbox-bulk no-print" role="toolbar" aria-label={say(words.chosen(ids.length))}>
      <strong>{say(words.chosen(ids.length))}</strong>
      {offered.map((one) => (
        <Button
          key={one}
          size="compact-sm"
          variant="default"
          onClick={() => onMove(one)}
          disabled={ids.length > MOST}
        >
          {say(moveWords[one])}
        </Button>
      ))}
      <button type="button" className="plain-button" onClick={onDone}>
        {say(words.none)}
      </button>
      {move && (
        <BulkDialog key={move} ids={ids} move={move} onClose={() => onMove(undefined)} onDone={onDone} />
      )}
    </div>
  )
}

interface BulkDialogProps {
  readonly ids: readonly string[]
  readonly move: BulkMove
  readonly onClose: () => void
  readonly onDone: () => void
}

/** First what would happen to each, then the doing: one that is refused keeps no other back. */
function BulkDialog({ ids, move, onClose, onDone }: BulkDialogProps) {
  const say = useSay()
  const readAgain = useReadAgain()
  const asking = useWrite<{ results: BulkResult[] }>()
  const doing = useWrite<{ results: BulkResult[] }>()
  const [values, setValues] = useState(() => firstValues(move))
  const [preview, setPreview] = useState<readonly BulkResult[]>()
  const [done, setDone] = useState<readonly BulkResult[]>()
  const results = done ?? preview
  const fit = preview?.filter((result) => result.moved).length ?? 0
  const request = (dry: boolean) => ({
    method: 'POST' as const,
    path: '/api/petitions/bulk',
    body: { ids, move, body: bodyOf(move, values), dry },
  })
  async function send() {
    if (done) {
      onClose()
      onDone()
      return
    }
    if (!preview) {
      const reply = await asking.send(request(true))
      if (reply) setPreview(reply.results)
      return
    }
    const reply = await doing.send(request(false))
    if (!reply) return
    setDone(reply.results)
    readAgain('/api/petitions')
  }
  return (
    <FormDialog
      title={text(
        `${moveWords[move].vi}: ${ids.length} kiến nghị`,
        `${moveWords[move].en}: ${ids.length} petitions`,
      )}
      does={done ? words.close : preview ? words.doIt(fit) : words.preview}
      busy={asking.busy || doing.busy}
      failure={doing.failure ?? asking.failure}
      disabled={preview !== undefined && !done && fit === 0}
      wide
      onSend={send}
      onClose={() => {
        onClose()
        if (done) onDone()
      }}
    >
      {!results && (
        <MoveForm
          move={move}
          values={values}
          wrong={asking.failure?.field}
          set={(change) => setValues((now) => ({ ...now, ...change }))}
        />
      )}
      {results && <Results results={results} done={done !== undefined} />}
      {preview && !done && (
        <button type="button" className="plain-button" onClick={() => setPreview(undefined)}>
          {say(words.back)}
        </button>
      )}
    </FormDialog>
  )
}

function Results({ results, done }: { results: readonly BulkResult[]; done: boolean }) {
  const say = useSay()
  return (
    <Table
      caption={words.results}
      rows={results}
      keyOf={(result) => result.id}
      columns={[
        { name: words.number, of: (result) => <span className="nowrap">{result.number || '–'}</span> },
        {
          name: words.result,
          of: (result) => (
            <Badge meaning={result.moved ? 'confirmed' : 'due'}>{say(outcomeOf(result, done))}</Badge>
          ),
        },
        { name: words.why, of: (result) => (result.why ? say(result.why) : '') },
      ]}
    />
  )
}

const outcomeOf = ({ moved }: BulkResult, done: boolean): Text =>
  moved ? (done ? words.moved : words.canMove) : done ? words.notMoved : words.cannotMove

const words = {
  chosen: (n: number) => text(`Đã chọn ${n}`, `${n} selected`),
  none: text('Bỏ chọn', 'Select none'),
  preview: text('Xem trước', 'Preview'),
  doIt: (n: number) => text(`Làm với ${n} kiến nghị`, `Do it for ${n}`),
  close: text('Xong', 'Done'),
  back: text('Sửa lại', 'Change it'),
  results: text('Kết quả từng kiến nghị', 'Result of each petition'),
  number: text('Số', 'Number'),
  result: text('Kết quả', 'Result'),
  why: text('Vì sao', 'Why'),
  canMove: text('Được', 'Will be done'),
  cannotMove: text('Không được', 'Will be refused'),
  moved: text('Đã xong', 'Done'),
  notMoved: text('Chưa làm', 'Not done'),
}
