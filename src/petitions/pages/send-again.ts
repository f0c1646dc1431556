import { text } from '#plain/texts.ts'

/** Why the form is shown once more although nothing in it is wrong. */
export const again = {
  stale: text(
    'Trang này mở đã lâu. Mời bà con xem lại rồi bấm gửi lần nữa.',
    'This page was open for long. Please look it over and press send again.',
  ),
  fast: text(
    'Gửi nhanh quá, máy chưa kịp nhận. Mời bà con bấm gửi lần nữa.',
    'That was too fast for us. Please press send once more.',
  ),
  sent: text(
    'Ý kiến trước đã gửi rồi. Nếu đây là việc khác, mời bà con bấm gửi lần nữa.',
    'The earlier opinion was sent already. If this is another one, press send again.',
  ),
  cut: text(
    'Ảnh nhiều quá hoặc lớn quá: nhiều nhất 3 ảnh, mỗi ảnh 8 MB.',
    'Too many or too large photos: 3 at most, 8 MB each.',
  ),
} as const
