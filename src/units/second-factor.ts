import { recordNext } from '#ledger/store.ts'
import type { Outside } from '#outside/outside.ts'
import { sql, transaction } from '#outside/postgres.ts'
import { openBytes, sealBytes } from '#outside/sealing.ts'
import { conflict, forbidden, type Refusal } from '#plain/refusal.ts'
import { text } from '#plain/texts.ts'
import type { Session } from './session.ts'
import { newTotp, totpStep } from './sign-in.ts'

const nobody = { units: [], staff: null, sealed: false }
const already = conflict(
  'already',
  text(
    'Đã có mã xác thực. Nhờ quản trị gỡ trước khi đặt lại.',
    'A second factor is set. Ask the administrator to remove it first.',
  ),
)

/** Begins a second factor: the secret, not yet in force until its first code is shown. Step 0 marks it so. */
export function startTotp(
  out: Outside,
  session: Session,
): Promise<{ secret: string; uri: string } | Refusal> {
  const { staff } = session.actor
  const fresh = newTotp(session.login)
  return transaction(out.pool, nobody, async (tx) => {
    const row = await tx.one<{ set: boolean }>(
      sql`select totp is not null as set from staff where id = ${staff} for update`,
    )
    if (row.set) return already
    const sealed = sealBytes(out.keys.vault, Buffer.from(fresh.secret), `totp:${staff}`)
    await tx.run(sql`update staff set totp_pending = ${sealed} where id = ${staff}`)
    return fresh
  })
}

/** Puts it in force with a right code. Refuses: `code-wrong`, `already`. */
export function confirmTotp(out: Outside, session: Session, code: string): Promise<Refusal | undefined> {
  const { staff } = session.actor
  return transaction(out.pool, nobody, async (tx) => {
    const row = await tx.one<{ totp: Buffer | null; totp_pending: Buffer | null }>(
      sql`select totp, totp_pending from staff where id = ${staff} for update`,
    )
    if (row.totp || !row.totp_pending) return already
    const secret = openBytes(out.keys.vault, row.totp_pending, `totp:${staff}`).toString('utf8')
    const step = totpStep(secret, code, out.clock.now())
    if (step === null)
      return forbidden(
        'code-wrong',
        text(
          'Mã không đúng. Kiểm tra giờ trên điện thoại rồi thử lại.',
          'Wrong code. Check the phone’s clock and try again.',
        ),
        'code',
      )
    await tx.run(
      sql`update staff set totp = totp_pending, totp_pending = null, totp_step = ${step} where id = ${staff}`,
    )
    await recordNext(tx, {
      stream: `staff:${staff}`,
      kind: 'staff.second-factor-set',
      at: out.clock.now(),
      staff,
      unit: null,
      data: {},
    })
    return undefined
  })
}
