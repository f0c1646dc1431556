import { readFileSync } from 'node:fs'
import { OperatorError } from '#plain/operator-error.ts'
import { text } from '#plain/texts.ts'
import type { Io } from './io.ts'

/**
 * The passphrase that seals the keys: from a file, or from BACKUP_PASSPHRASE. Never from an argument, which every user
 * of the machine can see in the list of processes.
 */
export function readPassphrase(file: string | undefined, { environment }: Io): string | undefined {
  const phrase =
    file === undefined ? environment.BACKUP_PASSPHRASE : readFileSync(file, 'utf8').replace(/\r?\n$/, '')
  if (phrase === undefined || phrase === '') return undefined
  if (phrase.length >= 12) return phrase
  throw new OperatorError(
    text(
      'Mật khẩu của bản sao lưu cần ít nhất 12 ký tự.',
      'The passphrase of a backup needs at least 12 characters.',
    ),
  )
}
