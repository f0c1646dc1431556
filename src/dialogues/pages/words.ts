import { type Text, text } from '#plain/texts.ts'

export const dialogueWords = {
  title: text('Buổi đối thoại', 'Dialogues'),
  lead: text(
    'Điện lực về tận xã nghe bà con nói. Ai cũng vào được, không cần giấy mời.',
    'We come to the communes to listen. Everybody may come; no invitation is needed.',
  ),
  near: text('Xã của tôi', 'My commune'),
  everywhere: text('Tất cả các xã', 'All communes'),
  show: text('Xem', 'Show'),
  coming: text('Sắp tới', 'Coming'),
  noneComing: text(
    'Chưa có lịch mới. Bà con cứ gửi ý kiến, không cần chờ.',
    'None is planned yet. You can send an opinion without waiting.',
  ),
  past: text('Đã qua', 'Past'),
  nonePast: text('Chưa có buổi nào ở đây.', 'There was none here yet.'),
  cancelled: text('Buổi này đã hoãn.', 'This one was called off.'),
  planned: text('Buổi này chưa diễn ra.', 'This one has not been held yet.'),
  came: (n: number): Text => text(`${n} người đến`, `${n} people came`),
  opinions: (n: number): Text => text(`${n} ý kiến`, `${n} opinions`),
  attendance: (men: number, women: number, officials: number): Text =>
    text(
      `${men + women} bà con (${women} nữ), ${officials} cán bộ xã, thôn.`,
      `${men + women} residents (${women} women), ${officials} officials.`,
    ),
  became: text('Ý kiến rồi ra sao', 'What became of the opinions'),
  said: text('Bà con nói gì, Điện lực làm gì', 'What was said, what was done'),
  hidden: (n: number): Text =>
    text(
      `${n} ý kiến không hiện lời ở đây vì bà con xin giấu tên hoặc lời được ẩn, nhưng vẫn được đếm và được làm.`,
      `${n} opinions are not shown in words (names hidden or words withheld); they are counted and dealt with.`,
    ),
  answer: text('Trả lời', 'Answer'),
  promised: (day: string): Text => text(`Đã hẹn đến ${day}.`, `Promised for ${day}.`),
  due: (day: string): Text => text(`Sẽ trả lời chậm nhất ${day}.`, `An answer comes by ${day}.`),
  late: (day: string): Text => text(`Hẹn ${day}, đã quá hẹn.`, `Due on ${day}, late.`),
  noOpinions: text('Chưa có ý kiến nào được ghi.', 'No opinion was recorded.'),
  month: (n: number): Text =>
    text(
      `tháng ${n}`,
      ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][n - 1]!,
    ),
} as const
