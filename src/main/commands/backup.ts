import { resolve } from 'node:path'
import type { Command } from 'commander'
import { backup } from '#outside/backup.ts'
import { say, text } from '#plain/texts.ts'
import { readConfig } from '../config.ts'
import { withDatabase } from '../with-database.ts'
import type { Io } from './io.ts'
import { readPassphrase } from './passphrase.ts'

export function backupCommand(program: Command, io: Io): void {
  const { language, log, signal } = io
  program
    .command('backup')
    .argument('[file]', say(text('tệp .tar.gz để ghi', 'the .tar.gz to write'), language))
    .option('--passphrase-file <file>', say(words.passphrase, language))
    .description(say(words.what, language))
    .action(async (given: string | undefined, options: { passphraseFile?: string }) => {
      const config = readConfig(io.environment)
      const stamp = new Date().toISOString().slice(0, 19).replace(/[-:]/g, '')
      const file = resolve(given ?? `langnghe-${stamp}.tar.gz`)
      const passphrase = readPassphrase(options.passphraseFile, io)
      const { filesDir, keyFile } = config
      const sealed = passphrase === undefined ? {} : { keyFile, passphrase }
      const made = await withDatabase(config, log, (url) =>
        backup(url, { file, filesDir, ...sealed, log, signal }),
      )
      const size = Math.ceil(made.bytes / 1024)
      io.result({ file, ...made }, [
        text(
          `${made.tables} bảng, ${made.rows} dòng, ${made.files} tệp, ${size} KB`,
          `${made.tables} tables, ${made.rows} rows, ${made.files} files, ${size} KB`,
        ),
        text(`SHA-256 ${made.sha256}`, `SHA-256 ${made.sha256}`),
        made.keys ? words.keysInside : words.keysOutside,
      ])
    })
}

const words = {
  what: text(
    'sao lưu mọi thứ vào một tệp, trong lúc vẫn làm việc',
    'back everything up into one file, while work goes on',
  ),
  passphrase: text(
    'tệp chứa mật khẩu, để niêm phong khóa vào bản sao lưu (hoặc BACKUP_PASSPHRASE)',
    'file with a passphrase, to seal the keys into the backup (or BACKUP_PASSPHRASE)',
  ),
  keysInside: text('Khóa đã được niêm phong trong bản sao lưu.', 'The keys are sealed inside.'),
  keysOutside: text(
    'Bản sao lưu KHÔNG chứa khóa. Hãy cất tệp khóa ở một nơi khác, thiếu nó thì không mở được danh tính.',
    'The keys are NOT inside. Keep the key file somewhere else: without it identities cannot be opened.',
  ),
}
