import { type Text, text } from '#plain/texts.ts'
import type { Channel, Purpose, Settlement, State, Why } from './notice.ts'

export const stateWords: Record<State, Text> = {
  waiting: text('Chờ gửi', 'Waiting'),
  handed_over: text('Đã giao nhà mạng', 'Handed over'),
  reached: text('Đã đến', 'Reached'),
  failed: text('Không gửi được', 'Failed'),
  unknown: text('Chưa rõ đã đến chưa', 'Fate unknown'),
  cancelled: text('Không gửi nữa', 'Cancelled'),
}

export const purposeWords: Record<Purpose, Text> = {
  receipt: text('Giấy hẹn', 'Receipt'),
  answer: text('Trả lời', 'Answer'),
  question: text('Hỏi thêm', 'Question'),
  interim: text('Trả lời tạm', 'Interim reply'),
  promise: text('Lời hẹn', 'Promise'),
  verdict: text('Hỏi đã xong chưa', 'Is it solved?'),
  'identity-opened': text('Báo có người xem tên', 'Identity opened'),
  withheld: text('Báo tạm ẩn', 'Withheld'),
}

export const channelWords: Record<Channel, Text> = {
  sms: text('Tin nhắn', 'SMS'),
  email: text('Thư điện tử', 'E-mail'),
  call: text('Gọi điện', 'Call'),
  in_person: text('Nói trực tiếp', 'In person'),
  letter: text('Thư giấy', 'Letter'),
  web: text('Trang theo dõi', 'Web page'),
  village_list: text('Danh sách gửi thôn', 'Village list'),
}

export const settlementWords: Record<Settlement | 'seen', Text> = {
  called: text('Đã gọi, đã nói', 'Called and spoke'),
  told: text('Đã nói trực tiếp', 'Told in person'),
  listed: text('Đã in gửi thôn', 'Printed for the village'),
  posted: text('Đã gửi thư giấy', 'Sent by post'),
  seen: text('Bà con đã xem trên trang', 'Read on the page'),
}

export const whyWords: Record<Why, Text> = {
  '': text('', ''),
  'handing-over': text(
    'Đang gửi dở thì mất liên lạc, chưa rõ đã đi chưa',
    'Cut off while sending: it may have gone',
  ),
  'quiet-hours': text('Đêm khuya, chờ đến 7 giờ sáng', 'Quiet hours, waits until 7 in the morning'),
  'no-gateway': text('Chưa nối tổng đài tin nhắn, cần gọi điện', 'No SMS gateway yet: call instead'),
  'by-hand': text('Nhân viên quyết định', 'Decided by staff'),
  busy: text('Máy chủ nơi nhận đang bận, sẽ gửi lại', 'The receiving server is busy; tried again later'),
  'no-connection': text(
    'Không nối được máy chủ, sẽ gửi lại',
    'No connection to the server; tried again later',
  ),
  'no-such-address': text('Không có địa chỉ này', 'There is no such address'),
  'mailbox-full': text('Hộp thư của bà con đã đầy', 'The mailbox is full'),
  refused: text('Nơi nhận từ chối', 'Refused by the receiver'),
  'not-set-up': text('Chưa cài đặt gửi thư, hoặc cài đặt sai', 'Mail is not set up, or wrongly'),
  'no-reply': text(
    'Đã gửi nhưng không có hồi âm, chưa rõ đã đến chưa',
    'Sent, no reply: it may have arrived',
  ),
  'bad-message': text(
    'Tin có đường dẫn hoặc hỏi mã, hỏi tiền: không gửi',
    'Has a link or asks for a code or money: not sent',
  ),
  'no-address': text('Bà con không để lại cách liên lạc', 'No way to reach the person'),
  forgotten: text('Thông tin người này đã được xóa theo yêu cầu', 'The person asked to be forgotten'),
  'not-needed': text('Không cần báo nữa', 'No longer needed'),
  returned: text('Thư bị trả lại', 'The mail came back'),
  'asked-again': text('Nhân viên bấm gửi lại', 'Sent again by staff'),
}
