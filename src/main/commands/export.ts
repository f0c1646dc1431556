import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import { exportDialogues } from '#dialogues/export.ts'
import type { Format, ListFile } from '#outside/list-file.ts'
import { exportCustomers } from '#people/export.ts'
import { listing } from '#petitions/contract.ts'
import { exportPetitions } from '#petitions/export.ts'
import { OperatorError } from '#plain/operator-error.ts'
import { say, text } from '#plain/texts.ts'
import { withStaff } from '../with-staff.ts'
import { branchOf } from './import.ts'
import type { Io } from './io.ts'

interface Asked {
  readonly as: string
  readonly branch?: string
  readonly xlsx?: string
  readonly csv?: string
}

/** `export petitions|customers|dialogues --xlsx FILE`: a list as a file, with the rights of whoever asks. */
export function exportCommand(program: Command, io: Io): void {
  const { language } = io
  program
    .command('export')
    .description(say(words.what, language))
    .argument('<list>', 'petitions, customers, dialogues')
    .requiredOption('--as <login>', say(words.as, language))
    .option('--branch <symbol>', say(words.branch, language))
    .option('--xlsx <file>', say(words.xlsx, language))
    .option('--csv <file>', say(words.csv, language))
    .action(async (list: string, asked: Asked) => {
      const to = asked.xlsx ?? asked.csv
      if (to === undefined) throw new OperatorError(words.where)
      const format: Format = asked.xlsx === undefined ? 'csv' : 'xlsx'
      const permission = list === 'customers' ? 'import customers' : 'export lists'
      await withStaff(io, asked.as, permission, async (out, world, by) => {
        const file = async (): Promise<ListFile> => {
          if (list === 'customers')
            return exportCustomers(out, world.areas, by, branchOf(world.units, by, asked.branch), format)
          if (list === 'dialogues') return exportDialogues(out, world, by, { format, language })
          if (list !== 'petitions') throw new OperatorError(words.unknown(list))
          const filter = listing.parse({ show: 'all' })
          return exportPetitions(out, world, by, { filter, areas: [], format, language })
        }
        await pipeline((await file()).stream, createWriteStream(to))
      })
      io.result({ list, file: to }, [text(`Đã ghi ${to}`, `Written to ${to}`)])
    })
}

const words = {
  what: text('xuất danh sách ra Excel hoặc CSV', 'write a list as Excel or CSV'),
  as: text('tên đăng nhập của người làm việc này', 'login of whoever does this'),
  branch: text('ký hiệu Điện lực, ví dụ TMR', 'symbol of the branch, such as TMR'),
  xlsx: text('tệp Excel sẽ ghi', 'the Excel file to write'),
  csv: text('tệp CSV sẽ ghi', 'the CSV file to write'),
  where: text('Hãy ghi rõ tệp: --xlsx TỆP hoặc --csv TỆP', 'Name a file: --xlsx FILE or --csv FILE'),
  unknown: (list: string) =>
    text(
      `Không có danh sách “${list}”: chỉ có petitions, customers, dialogues.`,
      `There is no list “${list}”: petitions, customers, dialogues.`,
    ),
}
