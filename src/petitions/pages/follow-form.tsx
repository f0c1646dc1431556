import { say, text } from '#plain/texts.ts'
import { Errors, type Filled, Input } from '#portal/form.tsx'
import { pathIn } from '#portal/language.ts'

export const followWords = {
  title: text('Xem ý kiến của tôi đến đâu', 'Follow my opinion'),
  lead: text('Nhập số và mã trên giấy hẹn.', 'Enter the number and the secret on the receipt.'),
  number: text('Số', 'Number'),
  numberHint: text('Ví dụ: TMR-2026-0412', 'For example: TMR-2026-0412'),
  secret: text('Mã', 'Secret'),
  secretHint: text(
    '11 chữ và số. Viết hoa hay thường, có gạch hay không đều được.',
    '11 letters and digits, in any case, with or without dashes.',
  ),
  open: text('Xem', 'Open'),
  mend: text('Chưa mở được', 'It did not open'),
  expired: text(
    'Trang này để lâu quá nên đã khóa. Mời bà con nhập lại số và mã.',
    'This page was left too long and has closed. Please enter both again.',
  ),
  said: text('Bà con đã nói', 'You said'),
  story: text('Việc đã qua những đâu', 'What has happened'),
  withheld: text(
    'Lời này đang bị ẩn khỏi trang công khai. Việc vẫn được làm, và vẫn được đếm.',
    'Your words are withheld from the public site. Work goes on and it is still counted.',
  ),
  trouble: text('Chưa ghi được', 'That was not recorded'),
  done: text('Đã ghi. Cảm ơn bà con.', 'Recorded. Thank you.'),
  reply: text('Trả lời Điện lực', 'Reply to us'),
  replyWords: text('Bà con trả lời', 'Your reply'),
  send: text('Gửi', 'Send'),
  judge: text('Việc này đã xong chưa?', 'Is it solved?'),
  yes: text('Đã xong', 'Solved'),
  no: text('Chưa xong', 'Not solved'),
  score: text('Bà con cho mấy điểm? (10 là hài lòng nhất)', 'Your score? (10 is best)'),
  why: text('Vì sao?', 'Why?'),
  whyHint: text(
    'Chưa xong thì việc được mở lại và giao cho lãnh đạo Điện lực.',
    'If it is not solved it is reopened and given to the head of the branch.',
  ),
  more: text('Việc khác', 'Other'),
  photo: text('Thêm ảnh', 'Add a photo'),
  withdraw: text('Rút lại ý kiến', 'Take it back'),
  withdrawWhy: text('Vì sao rút lại (không bắt buộc)', 'Why (optional)'),
  close: text('Đóng trang này', 'Close this page'),
} as const

/** The form: number and secret, sent by POST so that neither stays in an address. */
export function FollowForm({ form }: { form: Filled }) {
  return (
    <>
      <h1>{say(followWords.title, form.language)}</h1>
      <p>{say(followWords.lead, form.language)}</p>
      <Errors form={form} title={followWords.mend} />
      <form method="post" action={pathIn(form.language, '/theo-doi')}>
        <Input
          form={form}
          name="number"
          label={followWords.number}
          hint={followWords.numberHint}
          required
          maxLength={60}
        />
        <Input
          form={form}
          name="secret"
          label={followWords.secret}
          hint={followWords.secretHint}
          required
          maxLength={40}
        />
        <button className="do" type="submit">
          {say(followWords.open, form.language)}
        </button>
      </form>
    </>
  )
}
