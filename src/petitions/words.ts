import { type Text, text } from '#plain/texts.ts'
import type { Move } from './moves.ts'
import type { Channel, Delivery, Ending, Level, Outcome, State } from './petition.ts'

/** The words on the screens and pages for what the law names. One word per thing. */
export const stateWords: Record<State, Text> = {
  received: text('Mới nhận', 'Received'),
  assigned: text('Đang làm', 'In hand'),
  'waiting-person': text('Chờ bà con trả lời', 'Waiting for the person'),
  'handed-over': text('Đã chuyển, chờ nơi nhận trả lời', 'Handed over, no answer yet'),
  'waiting-money': text('Chờ vốn', 'Waiting for money'),
  answered: text('Đã trả lời, chờ bà con xác nhận', 'Answered, waiting for the person to confirm'),
  ended: text('Đã kết thúc', 'Ended'),
}

export const endingWords: Record<Ending, Text> = {
  solved: text('Đã xong, bà con xác nhận', 'Solved, confirmed by the person'),
  done: text('Đã làm, chưa có xác nhận', 'Done, not confirmed'),
  cannot: text('Không làm được, đã nói rõ vì sao', 'Cannot be done, the reason given'),
  'customer-side': text('Phần của khách hàng, đã hướng dẫn', "The customer's own side, advice given"),
  'handed-over': text('Nơi có thẩm quyền đã trả lời', 'Handed over and answered'),
  withdrawn: text('Bà con rút lại', 'Withdrawn'),
  duplicate: text('Trùng với kiến nghị khác', 'Duplicate of another'),
  spam: text('Tin rác', 'Spam'),
}

export const outcomeWords: Record<Outcome, Text> = {
  done: text('Đã làm xong', 'Done'),
  cannot: text('Không làm được, vì…', 'Cannot be done, because…'),
  'customer-side': text('Phần của khách hàng', "The customer's own side"),
  'handed-over': text('Nơi có thẩm quyền đã trả lời', 'Another authority answered'),
}

export const channelWords: Record<Channel, Text> = {
  dialogue: text('đối thoại', 'dialogue'),
  counter: text('tại quầy', 'counter'),
  phone: text('điện thoại', 'phone'),
  paper: text('đơn giấy', 'paper'),
  sms: text('tin nhắn', 'SMS'),
  email: text('thư điện tử', 'e-mail'),
  web: text('trang web', 'web'),
}

export const deliveryWords: Record<Delivery, Text> = {
  sms: text('tin nhắn', 'SMS'),
  email: text('thư điện tử', 'e-mail'),
  call: text('gọi điện', 'call'),
  in_person: text('nói trực tiếp', 'in person'),
  letter: text('công văn, thư giấy', 'letter'),
  web: text('trang theo dõi', 'web page'),
  village_list: text('danh sách gửi thôn', 'village list'),
}

export const levelWords: Record<Level, Text> = {
  branch: text('Điện lực', 'branch'),
  company: text('Công ty điện lực', 'company'),
  corporation: text('Tổng công ty', 'corporation'),
  commune: text('UBND xã', 'commune'),
  province: text('UBND tỉnh, sở', 'province'),
  national: text('Nhà nước (bộ, ngành)', 'national'),
}

export const moveWords: Record<Move, Text> = {
  'read-back': text('Đã đọc lại', 'Read back'),
  classify: text('Sửa nhóm, thẩm quyền', 'Change topic or authority'),
  assign: text('Giao việc', 'Assign'),
  'move-on': text('Chuyển tiếp', 'Move on'),
  take: text('Tôi nhận việc này', 'Take it'),
  ask: text('Hỏi thêm bà con', 'Ask the person'),
  'hear-back': text('Ghi lời bà con trả lời', 'Record their reply'),
  'hand-over': text('Chuyển nơi có thẩm quyền', 'Hand over'),
  'hear-authority': text('Ghi trả lời của nơi nhận', 'Record the authority’s reply'),
  promise: text('Hẹn', 'Promise'),
  'put-off': text('Trả lời tạm, hẹn lại', 'Interim reply'),
  'wait-for-money': text('Chờ vốn', 'Wait for money'),
  resume: text('Làm tiếp', 'Resume'),
  answer: text('Trả lời', 'Answer'),
  deliver: text('Đã đưa trả lời đến bà con', 'Mark as delivered'),
  judge: text('Ghi bà con đánh giá', 'Record the verdict'),
  'let-rest': text('Hết hạn chờ xác nhận', 'End by silence'),
  withdraw: text('Bà con rút lại', 'Withdraw'),
  duplicate: text('Trùng kiến nghị khác', 'Duplicate'),
  spam: text('Tin rác', 'Spam'),
  'ask-withhold': text('Đề nghị tạm ẩn', 'Ask to withhold'),
  withhold: text('Tạm ẩn khỏi trang công khai', 'Withhold from the public'),
  release: text('Thôi ẩn', 'Release'),
  'open-identity': text('Xem người nói là ai', 'See who spoke'),
  note: text('Ghi chú nội bộ', 'Internal note'),
  climb: text('Báo lên cấp trên', 'Climb'),
}

/** How far late work has climbed, as people say it. */
export const climbWords: readonly Text[] = [
  text('người đang giữ', 'owner'),
  text('trưởng bộ phận', 'head of department'),
  text('lãnh đạo Điện lực', 'chair'),
  text('Công ty', 'company'),
]
