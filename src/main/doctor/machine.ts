import { existsSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { createTransport } from 'nodemailer'
import { explain } from '#plain/operator-error.ts'
import { text } from '#plain/texts.ts'
import type { Config } from '../config.ts'
import { openKeys } from '../keys.ts'
import { type Check, ill, watch, well } from './check.ts'

/** Looks at what needs no database. */
export async function machineChecks(config: Config): Promise<Check[]> {
  return [
    node(),
    await disk(config.dataDir),
    keys(config.keyFile),
    fonts(),
    await mail(config),
    origin(config),
  ]
}

function node(): Check {
  const found = text(`Node.js ${process.versions.node}`, `Node.js ${process.versions.node}`)
  if (Number(process.versions.node.split('.')[0]) > 20) return well('node', found)
  return watch(
    'node',
    found,
    text('Bản 20 đã hết hạn hỗ trợ: nên lên bản 24.', 'Version 20 is past its end of life: move to 24.'),
  )
}

async function disk(dataDir: string): Promise<Check> {
  let folder = dataDir
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder)
  const { bavail, bsize } = await statfs(folder)
  const gigabytes = (bavail * bsize) / 1e9
  const found = text(
    `còn ${gigabytes.toFixed(1)} GB ở ${folder}`,
    `${gigabytes.toFixed(1)} GB free in ${folder}`,
  )
  const cure = text('Hãy dọn đĩa hoặc chuyển DATA_DIR.', 'Free some space or move DATA_DIR.')
  if (gigabytes < 0.5) return ill('disk', found, cure)
  return gigabytes < 3 ? watch('disk', found, cure) : well('disk', found)
}

function keys(file: string): Check {
  if (!existsSync(file)) {
    return watch(
      'keys',
      text(`chưa có tệp khóa ${file}`, `no key file ${file} yet`),
      text(
        'Lần chạy đầu tiên sẽ tạo. Nếu đã có dữ liệu: lấy lại từ bản sao lưu.',
        'The first start makes it. If there is data: put it back from a backup.',
      ),
    )
  }
  try {
    openKeys(file, 'only read')
  } catch (error) {
    const found = text(explain(error, 'vi'), explain(error, 'en'))
    return ill(
      'keys',
      found,
      text('Lấy lại tệp khóa từ bản sao lưu.', 'Put the key file back from a backup.'),
    )
  }
  const open = process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0
  if (!open) return well('keys', text(`đủ khóa ở ${file}`, `complete, in ${file}`))
  return ill(
    'keys',
    text(`người khác trên máy đọc được ${file}`, `others on this machine can read ${file}`),
    text(`Chạy: chmod 600 "${file}"`, `Run: chmod 600 "${file}"`),
  )
}

function fonts(): Check {
  try {
    createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf')
    return well('fonts', text('có phông Tinos cho công văn', 'Tinos for letters is there'))
  } catch {
    return ill(
      'fonts',
      text('thiếu phông Tinos', 'Tinos is missing'),
      text('Chạy lại bin/start.', 'Run bin/start again.'),
    )
  }
}

async function mail({ smtpUrl, demo }: Config): Promise<Check> {
  if (smtpUrl === null) {
    const found = text(
      'chưa đặt SMTP_URL: thư điện tử không gửi đi',
      'SMTP_URL is not set: no e-mail goes out',
    )
    return demo ? well('mail', found) : watch('mail', found, text('Đặt SMTP_URL.', 'Set SMTP_URL.'))
  }
  const { host } = new URL(smtpUrl)
  const limit = { connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 5000 }
  const transport = createTransport({ url: smtpUrl, ...limit })
  try {
    await transport.verify()
    return well('mail', text(`máy chủ thư ${host} trả lời`, `the mail server ${host} answers`))
  } catch (error) {
    const found = text(
      `máy chủ thư ${host}: ${explain(error, 'vi')}`,
      `the mail server ${host}: ${explain(error, 'en')}`,
    )
    return ill('mail', found, text('Kiểm tra SMTP_URL và mạng.', 'Check SMTP_URL and the network.'))
  } finally {
    transport.close()
  }
}

function origin({ origin: address, databaseUrl }: Config): Check {
  const found = text(address, address)
  if (databaseUrl === null || address.startsWith('https:')) return well('origin', found)
  return watch(
    'origin',
    found,
    text(
      'Trên máy chủ, đặt ORIGIN là địa chỉ https:// mà mọi người gõ.',
      'On a server set ORIGIN to the https:// address that people type.',
    ),
  )
}
