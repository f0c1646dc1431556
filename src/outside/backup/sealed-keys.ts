import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import { z } from 'zod'
import { OperatorError } from '#plain/operator-error.ts'
import { text } from '#plain/texts.ts'

const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 }
const shape = z.object({ salt: z.base64(), iv: z.base64(), tag: z.base64(), data: z.base64() })

/** Seals the key file with a passphrase (scrypt, AES-256-GCM), as JSON. */
export function sealKeys(keys: Buffer, passphrase: string): Buffer {
  const [salt, iv] = [randomBytes(16), randomBytes(12)]
  const cipher = createCipheriv('aes-256-gcm', scryptSync(passphrase.normalize('NFC'), salt, 32, cost), iv)
  const data = Buffer.concat([cipher.update(keys), cipher.final()])
  const parts = { salt, iv, tag: cipher.getAuthTag(), data }
  return Buffer.from(
    JSON.stringify(Object.fromEntries(Object.entries(parts).map(([k, v]) => [k, v.toString('base64')]))),
  )
}

/** Throws an `OperatorError` when the passphrase is not the one, or the bytes were changed. */
export function unsealKeys(sealed: Buffer, passphrase: string): Buffer {
  try {
    const parts = shape.parse(JSON.parse(sealed.toString('utf8')))
    const bytes = (value: string) => Buffer.from(value, 'base64')
    const secret = scryptSync(passphrase.normalize('NFC'), bytes(parts.salt), 32, cost)
    const decipher = createDecipheriv('aes-256-gcm', secret, bytes(parts.iv), { authTagLength: 16 })
    decipher.setAuthTag(bytes(parts.tag))
    return Buffer.concat([decipher.update(bytes(parts.data)), decipher.final()])
  } catch (cause) {
    throw new OperatorError(
      text('Mật khẩu của bản sao lưu không đúng.', 'This is not the passphrase of the backup.'),
      { cause },
    )
  }
}
