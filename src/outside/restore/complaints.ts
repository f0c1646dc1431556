import { OperatorError } from '#plain/operator-error.ts'
import { text } from '#plain/texts.ts'

export const noSuchFile = (file: string): OperatorError =>
  new OperatorError(text(`Không có tệp ${file}.`, `There is no file ${file}.`))

export const notEmpty = (what: string): OperatorError =>
  new OperatorError(
    text(
      `"${what}" đã có dữ liệu. Chỉ khôi phục vào chỗ trống: hãy dùng một cơ sở dữ liệu mới, hoặc đặt DATA_DIR sang thư mục mới.`,
      `"${what}" has something in it. A backup is restored into an empty place only: use a new database, or set DATA_DIR to a new folder.`,
    ),
  )

export const damaged = (where: string): OperatorError =>
  new OperatorError(
    text(
      `Bản sao lưu bị hỏng hoặc thiếu (${where}). Chưa có gì được ghi. Hãy dùng bản sao lưu khác.`,
      `The backup is damaged or cut short (${where}). Nothing was written. Use another backup.`,
    ),
  )

export const otherKeys = (keyFile: string): OperatorError =>
  new OperatorError(
    text(
      `Tệp khóa ${keyFile} khác với khóa trong bản sao lưu. Hãy cất tệp này đi nơi khác rồi chạy lại.`,
      `The key file ${keyFile} differs from the keys in the backup. Put that file elsewhere and run this again.`,
    ),
  )
