import { type Language, say, text } from '#plain/texts.ts'
import { pathIn } from '#portal/language.ts'

export const verifyWords = {
  title: text('Tin này có đúng của Điện lực không?', 'Is this message really ours?'),
  lead: text(
    'Nghi ngờ thì đừng làm theo. Bà con xem ba điều sau.',
    'If in doubt, do nothing. Look at these three things.',
  ),
  never: text('Điện lực không bao giờ', 'We never'),
  nevers: [
    text('nhắn tin kèm đường dẫn để bấm vào', 'send an SMS with a link'),
    text(
      'gọi hoặc nhắn hỏi mã giấy hẹn, mã OTP, mật khẩu, số thẻ',
      'ask for the secret of a receipt, a one-time code, a password or a card number',
    ),
    text('đòi chuyển tiền ngay để khỏi bị cắt điện', 'demand money at once to keep your power on'),
    text('bảo cài ứng dụng từ tin nhắn', 'ask you to install something from a message'),
  ],
  check: text('Kiểm tra bằng cách', 'Check it'),
  checks: [
    text(
      'Tin về ý kiến của bà con: vào trang này, nhập số và mã trên giấy hẹn. Ở đó có thì là thật.',
      'About your opinion: enter the number and the secret of your receipt on this site. If it stands there, it is real.',
    ),
    text(
      'Tin về buổi đối thoại: xem ở trang Buổi đối thoại.',
      'About a dialogue: look at the page of dialogues.',
    ),
    text(
      'Việc khác: gọi tổng đài 1900 1909, hoặc hỏi trưởng thôn. Đừng gọi lại số lạ.',
      'Anything else: call 1900 1909 or ask the village head. Do not call back an unknown number.',
    ),
  ],
  been: text('Lỡ làm theo tin giả rồi?', 'Already followed a false message?'),
  help: text(
    'Gọi ngay ngân hàng để khóa tài khoản, rồi báo Công an xã. Nói cho Điện lực biết để nhắc bà con khác.',
    'Call your bank at once, then the commune police. Tell us, so that others are warned.',
  ),
} as const

/** How to tell a true message from a false one. */
export function VerifyPage({ language }: { language: Language }) {
  const t = (words: { vi: string; en: string }) => say(words, language)
  return (
    <>
      <h1>{t(verifyWords.title)}</h1>
      <p>{t(verifyWords.lead)}</p>
      <h2>{t(verifyWords.never)}</h2>
      <ul>
        {verifyWords.nevers.map((words) => (
          <li key={words.en}>{t(words)}</li>
        ))}
      </ul>
      <h2>{t(verifyWords.check)}</h2>
      <ol>
        {verifyWords.checks.map((words) => (
          <li key={words.en}>{t(words)}</li>
        ))}
      </ol>
      <h2>{t(verifyWords.been)}</h2>
      <p>{t(verifyWords.help)}</p>
      <p>
        <a className="do two" href={pathIn(language, '/gui-y-kien')}>
          {language === 'vi' ? 'Báo cho Điện lực' : 'Tell us'}
        </a>
      </p>
    </>
  )
}
