import type { Clock } from './clock.ts'
import type { EmailPort } from './email.ts'
import type { Keys } from './keys.ts'
import type { Pool } from './postgres.ts'
import type { SmsPort } from './sms.ts'

/** All that can fail by itself, handed to routes and jobs once at start. */
export interface Outside {
  readonly pool: Pool
  readonly clock: Clock
  readonly keys: Keys
  /** Folder of uploaded files. */
  readonly files: string
  /** `https://langnghe.example.vn`: where the public finds us. No trailing slash. */
  readonly origin: string
  /** Absent: no mail server is set up, and every e-mail stays visible work. */
  readonly email?: EmailPort
  /** Absent: no gateway is connected, and every SMS stays visible work. */
  readonly sms?: SmsPort
}
