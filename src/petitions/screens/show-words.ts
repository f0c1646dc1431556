import { type Text, text } from '#plain/texts.ts'
import type { Listing } from '../contract.ts'

/** The ways to look at a list, as people say them. */
export const showWords: Record<Listing['show'], Text> = {
  open: text('Đang mở', 'Open'),
  due: text('Đến hạn', 'Due'),
  late: text('Trễ', 'Late'),
  new: text('Mới', 'New'),
  waiting: text('Chờ người khác', 'Waiting'),
  'in-hand': text('Đang làm, chưa trễ', 'In hand, not late'),
  'in-hand-late': text('Đang làm, trễ hẹn', 'In hand, late'),
  answered: text('Chờ xác nhận', 'To confirm'),
  undelivered: text('Chưa đưa trả lời', 'Undelivered'),
  climbing: text('Đã báo lên', 'Climbing'),
  ended: text('Đã kết thúc', 'Ended'),
  all: text('Tất cả', 'All'),
}
