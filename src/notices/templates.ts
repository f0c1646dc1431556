import { type Text, text } from '#plain/texts.ts'
import type { Purpose } from './notice.ts'

export interface Template {
  readonly subject: Text
  /** For e-mail, letters and as the script of a call. No link here either: people need not learn to trust one. */
  readonly long: Text
  /** For SMS and the village list. Without a link, and short. */
  readonly short: Text
}

/**
 * What we say to a person, by purpose. `{to}`, `{secret}` and `{words}` are filled at sending only.
 *
 * The receipt alone carries number and secret together: it is what the person holds instead of a slip of paper, and
 * either without the other opens nothing. So it is sent once, and every later message carries the number alone:
 * whoever reads those over a shoulder cannot open the petition.
 */
export const templates = {
  receipt: {
    subject: text('Giấy hẹn {number}: đã ghi nhận ý kiến', 'Receipt {number}: your opinion is recorded'),
    long: text(
      `Kính gửi {to},

{branch} đã ghi nhận ý kiến của bà con:

“{words}”

Số giấy hẹn: {number}
Mã riêng: {secret}
Ngày trả lời chậm nhất: {due}

Bà con giữ số và mã này để xem việc làm tới đâu, ở mục “Theo dõi” trên trang Lắng Nghe của Điện lực.
Mã riêng chỉ để bà con tự xem. Nhân viên Điện lực không bao giờ hỏi mã này.

Trân trọng,
{branch}`,
      `Dear {to},

{branch} has recorded your opinion:

“{words}”

Receipt number: {number}
Secret: {secret}
Answer due by: {due}

Keep the number and the secret to follow what is being done, under “Follow” on the branch's Lắng Nghe site.
The secret is for you alone. Our staff never ask for it.

Yours sincerely,
{branch}`,
    ),
    short: text(
      '{branch} đã ghi ý kiến của bà con. Số {number}, mã riêng {secret}. Trả lời chậm nhất {due}. Mã này bà con giữ riêng.',
      '{branch} has recorded your opinion. Number {number}, secret {secret}. Answer by {due}. Keep the secret to yourself.',
    ),
  },
  answer: {
    subject: text('Trả lời ý kiến {number}', 'Answer to {number}'),
    long: text(
      `Kính gửi {to},

{branch} trả lời ý kiến số {number} của bà con:

{said}

Kết quả: {outcome}.

Nếu việc chưa xong như trả lời, bà con báo lại cho Điện lực và nói số {number}. Chúng tôi sẽ làm lại.

Trân trọng,
{branch}`,
      `Dear {to},

{branch} answers your opinion {number}:

{said}

Outcome: {outcome}.

If it is not solved as we say, tell the branch and name {number}. We will take it up again.

Yours sincerely,
{branch}`,
    ),
    short: text(
      '{branch} trả lời số {number}: {said} Chưa được thì bà con báo lại Điện lực.',
      '{branch} answers {number}: {said} If it is not solved, tell the branch.',
    ),
  },
  question: {
    subject: text('Điện lực cần hỏi thêm về ý kiến {number}', 'A question about {number}'),
    long: text(
      `Kính gửi {to},

Để giải quyết ý kiến số {number}, {branch} cần hỏi thêm bà con:

{said}

Bà con trả lời qua mục “Theo dõi” trên trang Lắng Nghe, hoặc nói với nhân viên Điện lực. Ngày hẹn trả lời vẫn là {due}.

Trân trọng,
{branch}`,
      `Dear {to},

To settle {number}, {branch} needs to ask you:

{said}

Reply under “Follow” on the Lắng Nghe site, or tell our staff. The answer is still due by {due}.

Yours sincerely,
{branch}`,
    ),
    short: text('{branch} hỏi thêm về số {number}: {said}', '{branch} has a question about {number}: {said}'),
  },
  interim: {
    subject: text('Ý kiến {number}: hẹn lại ngày {until}', '{number}: the new date is {until}'),
    long: text(
      `Kính gửi {to},

{branch} xin lỗi chưa trả lời được ý kiến số {number} đúng hẹn. Lý do:

{said}

Chúng tôi hẹn trả lời chậm nhất ngày {until}.

Trân trọng,
{branch}`,
      `Dear {to},

{branch} is sorry that {number} cannot be answered by the day we gave. The reason:

{said}

We will answer by {until}.

Yours sincerely,
{branch}`,
    ),
    short: text(
      '{branch} xin lỗi chưa trả lời được số {number}: {said} Hẹn lại ngày {until}.',
      '{branch} is sorry, {number} needs more time: {said} The new date is {until}.',
    ),
  },
  promise: {
    subject: text('Lời hẹn của Điện lực về ý kiến {number}', 'Our promise about {number}'),
    long: text(
      `Kính gửi {to},

Về ý kiến số {number}, {branch} {promised}:

{said}

Trân trọng,
{branch}`,
      `Dear {to},

About {number}, {branch} {promised}:

{said}

Yours sincerely,
{branch}`,
    ),
    short: text('{branch} {promised} (số {number}): {said}', '{branch} {promised} ({number}): {said}'),
  },
  verdict: {
    subject: text('Ý kiến {number}: việc đã xong chưa?', '{number}: is it solved?'),
    long: text(
      `Kính gửi {to},

Mấy hôm trước {branch} đã trả lời ý kiến số {number}. Bà con cho biết việc đã xong chưa, ở mục “Theo dõi” trên trang Lắng Nghe, hoặc nói với nhân viên Điện lực.

Nếu chưa xong, việc được giao lại cho lãnh đạo. Nếu không có ý kiến gì thêm, chúng tôi ghi là chưa có xác nhận.

Trân trọng,
{branch}`,
      `Dear {to},

{branch} has answered {number}. Please tell us whether it is solved, under “Follow” on the Lắng Nghe site, or through our staff.

If it is not, it goes to the branch's leader. If we hear nothing, we note it as not confirmed.

Yours sincerely,
{branch}`,
    ),
    short: text(
      'Ý kiến số {number} đã xong chưa, bà con báo lại {branch}. Chưa xong thì lãnh đạo xem lại.',
      'Is {number} solved? Please tell {branch}. If not, the leader looks at it again.',
    ),
  },
  'identity-opened': {
    subject: text('Ý kiến {number}: có người xem tên của bà con', '{number}: your name was looked up'),
    long: text(
      `Kính gửi {to},

Ngày {on}, một nhân viên {branch} đã mở xem tên và cách liên lạc của người nêu ý kiến số {number}. Việc này được ghi vào sổ cái, có lý do và không xóa được:

{said}

Nếu thấy không đúng, bà con báo lãnh đạo Điện lực.

Trân trọng,
{branch}`,
      `Dear {to},

On {on} a member of the staff of {branch} looked up who voiced {number}. It stands in the ledger with its reason and cannot be erased:

{said}

If this seems wrong to you, tell the branch's leader.

Yours sincerely,
{branch}`,
    ),
    short: text(
      '{branch}: ngày {on} nhân viên đã mở xem tên người nêu ý kiến số {number}, có ghi sổ cái.',
      '{branch}: on {on} our staff looked up who voiced {number}; it is in the ledger.',
    ),
  },
  withheld: {
    subject: text('Ý kiến {number} tạm ẩn trên trang công khai', '{number} is withheld from the public page'),
    long: text(
      `Kính gửi {to},

{branch} tạm ẩn ý kiến số {number} trên trang công khai. Lý do:

{said}

Ý kiến không bị xóa và vẫn được giải quyết. Bà con vẫn xem được bằng số giấy hẹn và mã riêng.

Trân trọng,
{branch}`,
      `Dear {to},

{branch} withholds {number} from the public page. The reason:

{said}

It is not deleted and is still being settled. You can still see it with your number and secret.

Yours sincerely,
{branch}`,
    ),
    short: text(
      '{branch} tạm ẩn số {number} trên trang công khai, vẫn giải quyết bình thường: {said}',
      '{branch} withholds {number} from the public page and still settles it: {said}',
    ),
  },
} as const satisfies Record<Purpose, Template>
