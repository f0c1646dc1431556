import { expect, test } from 'vitest'
import { maskPersonal } from './masking.ts'

test.each([
  ['Gọi cho tôi 0905 000 123 nhé', 'Gọi cho tôi ••• nhé'],
  ['số +84 905.000.123.', 'số •••.'],
  ['mã PC11DD0012345 nhà tôi', 'mã ••• nhà tôi'],
  ['mã pc 11 dd 0012345', 'mã •••'],
  ['thư a.pheo@vi-du.vn', 'thư •••'],
  ['CCCD 062085001234', 'CCCD •••'],
  ['nhà A Pheo với Y Hà ở Kon Pia', 'nhà A ••• với Y ••• ở Kon Pia'],
  ['ông Tuấn ghi số', 'ông ••• ghi số'],
  ['hỏi Nguyễn Văn Nam ở Đăk Hà', 'hỏi ••• ở Đăk Hà'],
])('%s', (words, masked) => expect(maskPersonal(words)).toBe(masked))

test('leaves what people say about electricity alone', () => {
  const words =
    'Điện yếu lắm, 18 giờ còn 170 V, hóa đơn 1.250.000 đồng tháng 10/2026, cột 35 ở Đăk Hà, Y tế xã'
  expect(maskPersonal(words)).toBe(words)
})

test('covers a known name however it is written', () => {
  expect(maskPersonal('tôi là blong thung, ở Tu Thó', ['Blông Thưng'])).toBe('tôi là •••, ở Tu Thó')
})
