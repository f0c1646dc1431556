import { showDay } from '#plain/day.ts'
import { type Language, say, text } from '#plain/texts.ts'
import { Hidden } from '#portal/form.tsx'
import { pathIn } from '#portal/language.ts'
import type { Petition } from '../petition.ts'
import { Qr } from './qr.tsx'

export const receiptWords = {
  title: text('Giấy hẹn', 'Receipt'),
  thanks: text('Điện lực đã nghe và đã ghi lại.', 'We have heard you and written it down.'),
  number: text('Số', 'Number'),
  secret: text('Mã (giữ kín)', 'Secret (keep it to yourself)'),
  due: text('Trả lời chậm nhất', 'Answer by'),
  recorded: text('Điều đã ghi', 'What was recorded'),
  photos: (n: number) => text(`Kèm ${n} ảnh.`, `With ${n} photos.`),
  keep: text(
    'Bà con in ra, chụp lại màn hình, hoặc chép số và mã vào giấy. Cần cả hai để xem Điện lực làm đến đâu.',
    'Print this, take a picture of the screen, or copy both down. You need both to follow your opinion.',
  ),
  noRecovery: text(
    'Không ghi tên thì mất mã là không lấy lại được, vì Điện lực không biết ai đã gửi.',
    'If you gave no name, a lost secret cannot be found again: nobody knows who sent it.',
  ),
  never: text(
    'Điện lực không bao giờ gọi hỏi mã này và không nhắn tin kèm đường dẫn.',
    'We never ask for this secret and never send a link by SMS.',
  ),
  follow: text('Xem ý kiến của tôi đến đâu', 'Follow my opinion'),
  again: text('Gửi việc khác', 'Send another'),
  qr: text('Mã QR mở trang theo dõi', 'QR code that opens the page to follow it'),
  expired: text('Trang giấy hẹn chỉ mở được trong một giờ', 'A receipt page opens for one hour only'),
  expiredHelp: text(
    'Bà con dùng số và mã đã ghi lại để theo dõi. Ý kiến đã gửi vẫn còn nguyên.',
    'Use the number and the secret that you noted. What you sent is safe.',
  ),
} as const

export interface ReceiptProps {
  readonly language: Language
  readonly petition: Pick<Petition, 'number' | 'words' | 'promiseDue' | 'hamlet'>
  readonly secret: string
  readonly place: string
  readonly photos: number
  readonly origin: string
}

/** What the person holds: number, secret, what was recorded, by when an answer is due. Made to be printed. */
export function ReceiptPage({ language, petition, secret, place, photos, origin }: ReceiptProps) {
  const t = (words: { vi: string; en: string }) => say(words, language)
  const followPath = pathIn(language, '/theo-doi')
  return (
    <>
      <h1>{t(receiptWords.title)}</h1>
      <p>{t(receiptWords.thanks)}</p>
      <div className="card">
        <p>
          {t(receiptWords.number)}
          <br />
          <span className="code">{petition.number}</span>
        </p>
        <p>
          {t(receiptWords.secret)}
          <br />
          <span className="code">{secret}</span>
        </p>
        <p>
          {t(receiptWords.due)}
          <br />
          <b>{showDay(petition.promiseDue)}</b>
        </p>
        <Qr value={`${origin}${followPath}?so=${petition.number}`} label={t(receiptWords.qr)} />
      </div>
      <div className="box amber">
        <p>
          <b>{t(receiptWords.keep)}</b>
        </p>
        <p>{t(receiptWords.noRecovery)}</p>
        <p>{t(receiptWords.never)}</p>
      </div>
      <h2>{t(receiptWords.recorded)}</h2>
      <blockquote lang="vi">{petition.words}</blockquote>
      <p className="s">
        {[petition.hamlet, place].filter((part) => part !== '').join(', ')}
        {photos > 0 ? `. ${t(receiptWords.photos(photos))}` : ''}
      </p>
      <form method="post" action={followPath} className="np">
        <Hidden name="number" value={petition.number} />
        <Hidden name="secret" value={secret} />
        <p>
          <button className="do" type="submit">
            {t(receiptWords.follow)}
          </button>{' '}
          <a className="do two" href={pathIn(language, '/gui-y-kien')}>
            {t(receiptWords.again)}
          </a>
        </p>
      </form>
    </>
  )
}

export function ReceiptExpired({ language }: { language: Language }) {
  return (
    <>
      <h1>{say(receiptWords.expired, language)}</h1>
      <p>{say(receiptWords.expiredHelp, language)}</p>
      <p>
        <a className="do" href={pathIn(language, '/theo-doi')}>
          {say(receiptWords.follow, language)}
        </a>
      </p>
    </>
  )
}
