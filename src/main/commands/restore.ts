import { resolve } from 'node:path'
import type { Command } from 'commander'
import { restore } from '#outside/restore.ts'
import { say, text } from '#plain/texts.ts'
import { readConfig } from '../config.ts'
import { withDatabase } from '../with-database.ts'
import type { Io } from './io.ts'
import { readPassphrase } from './passphrase.ts'

export function restoreCommand(program: Command, io: Io): void {
  const { language, log, signal } = io
  program
    .command('restore')
    .argument('<file>', say(text('tệp sao lưu .tar.gz', 'the backup, .tar.gz'), language))
    .option('--passphrase-file <file>', say(words.passphrase, language))
    .option('--without-jobs', say(words.withoutJobs, language))
    .description(say(words.what, language))
    .action(async (given: string, options: { passphraseFile?: string; withoutJobs?: boolean }) => {
      const config = readConfig(io.environment)
      const passphrase = readPassphrase(options.passphraseFile, io)
      const { filesDir, keyFile } = config
      const back = await withDatabase(config, log, (url) =>
        restore(url, {
          file: resolve(given),
          filesDir,
          keyFile,
          ...(passphrase === undefined ? {} : { passphrase }),
          withoutJobs: options.withoutJobs ?? false,
          log,
          signal,
        }),
      )
      io.result(back, [
        text(
          `Đã khôi phục ${back.tables} bảng, ${back.rows} dòng, ${back.files} tệp, ${back.jobs} việc chờ.`,
          `Restored ${back.tables} tables, ${back.rows} rows, ${back.files} files, ${back.jobs} waiting jobs.`,
        ),
      ])
    })
}

const words = {
  what: text('đưa một bản sao lưu vào cơ sở dữ liệu trống', 'bring a backup into an empty database'),
  passphrase: text('tệp chứa mật khẩu của bản sao lưu', 'file with the passphrase of the backup'),
  withoutJobs: text(
    'bỏ các việc đang chờ: dùng khi tập dượt, để không gửi tin lần nữa',
    'leave waiting jobs out: for a rehearsal, so that no notice goes out again',
  ),
}
