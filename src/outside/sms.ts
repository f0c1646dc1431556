import { noGateway, type VendorWord } from './vendor-words.ts'

/** The port to an SMS gateway. */
export interface SmsPort {
  /** Hands one text over. `reference` is ours: the same one again must not be sent a second time by a gateway that can tell. */
  hand(sms: { reference: string; to: string; words: string }): Promise<VendorWord>
  /** What became of a reference whose reply we never heard. `unsure` when the gateway cannot tell. */
  ask(reference: string): Promise<VendorWord>
}

/** No gateway is connected: every SMS stays visible work for the people who call. */
export const noSms: SmsPort = { hand: async () => noGateway, ask: async () => noGateway }
