import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { isRefusal } from '#plain/refusal.ts'
import { plainWeeks } from '#plain/working-days.ts'
import { decide, takeSuggested } from './decide.ts'
import type { Known } from './known.ts'
import type { Plan, Preview } from './plan.ts'
import { previewNotebook } from './preview.ts'

// Another district, another year, another hand: headings without accents, no name for the dialogues,
// ditto marks, numbers that lost their zero.
const known: Known = {
  communes: ['Hiếu', 'Măng Cành', 'Đăk Long', 'Pờ Ê', 'Ngọk Tem', 'Đăk Ring'].map((name, at) => ({
    id: at,
    code: String(23470 + at),
    name,
  })),
  villages: [
    { name: "Vi Ch'Ring", commune: 'Hiếu' },
    { name: 'Kon Plinh', commune: 'Hiếu' },
    { name: 'Kon Kum', commune: 'Măng Cành' },
    { name: 'Đăk Tiêu', commune: 'Ngọk Tem' },
    { name: 'Vi Ô Lắc', commune: 'Pờ Ê' },
  ],
  customers: [
    { code: 'PC11BB0000101', name: 'A Đun', village: "Vi Ch'Ring", commune: 'Hiếu' },
    { code: 'PC11BB0000102', name: 'Y Bé', village: 'Kon Plinh', commune: 'Hiếu' },
    { code: 'PC11BB0000301', name: 'UBND xã Pờ Ê', village: 'Vi Ô Lắc', commune: 'Pờ Ê' },
  ],
  units: [{ id: 1, name: 'Phòng Kinh doanh', level: 'branch' }],
  calendar: plainWeeks,
}
const head = [
  'So TT',
  'Thoi gian',
  'Dia ban (xa)',
  'Thon',
  'Nguoi phat bieu',
  'Ma KH',
  'So DT',
  'Y kien cua ba con',
  'Linh vuc',
  'Tra loi cua chu tri',
  'Don vi xu ly',
  'Han',
  'Ghi chu',
]
const body = [
  [
    '1',
    '5/3/2019',
    'Hiếu',
    "Vi Ch'Ring",
    'A Đun',
    'pc11bb0000101',
    '0982.000.111',
    'Điện yếu quá, nấu cơm không chín. Ngoài ra đồng hồ điện nhà tôi chạy nhanh lắm, xin kiểm tra.',
    'Điện yếu',
    'Giám đốc: sẽ nâng trạm; công tơ kiểm tra trong 3 ngày',
    'P. KT; P. KD',
    'Q2/2019',
    '',
  ],
  [
    '2',
    '5/3/2019',
    'Hieu',
    "Vi Ch'Ring",
    'Y Lan',
    '',
    '',
    'Nhà mình cũng yếu như nhà A Đun',
    '',
    'như trên',
    'nt',
    'nt',
    '',
  ],
  [
    '3',
    '5/3/2019',
    'Hiếu',
    'Kon Plin',
    'Y Bé',
    'PC11BB0OOO102',
    '',
    'hôm nọ thợ vào đào hố chôn cột làm chết mấy cây cà phê, ai đền',
    'Khác',
    '',
    'P.KD',
    '',
    '',
  ],
  [
    '4',
    '3/5/2019',
    'Hiếu',
    'Kon Plinh',
    'Y Bé',
    'PC11BB0000102',
    '982000333',
    'Xin 2 việc: 1. Tách công tơ riêng cho nhà con gái. 2. Dọn cành cây gần dây điện sau nhà.',
    '',
    '',
    '',
    '',
    '',
  ],
  [
    '5',
    '05-03-19',
    'Hiếu',
    'Kon Plinh',
    'Y Bé',
    'PC11BB0000102',
    '982000333',
    'xin 2 viec: 1. Tách công tơ riêng cho nhà con gái. 2. Dọn cành cây gần dây điện sau nhà.',
    '',
    '',
    '',
    '',
    '',
  ],
  ['', '', '', '', '', '', '', '', '', '', '', '', ''],
  [
    '6',
    '12/3/2019',
    'Măn Cành',
    'Kon Kum',
    '',
    '',
    '',
    'Tôi không muốn nêu tên. Anh ghi điện hay uống rượu say.',
    '',
    '',
    '',
    '',
    '',
  ],
  [
    '7',
    '12/3/2019',
    'Mang Canh',
    'Đăk Tiêu',
    'A Lơ',
    '',
    '',
    'Xin kéo điện cho 12 hộ làng mới.',
    'Kéo điện',
    'GĐ: trình công ty xin vốn',
    'Cty ĐL Kon Tum',
    'khi có vốn',
    '',
  ],
  [
    '8',
    '12/3/2019',
    'Măng Cành',
    'Kon Kum',
    'A Tôn',
    'PC11BB0000777',
    '0905000222 / 0905000333',
    'Đường vào thôn lầy lội, xin làm đường bê tông.',
    '',
    'không thuộc ngành điện, chuyển xã',
    'UBND xã Măng Cành',
    '',
    '',
  ],
  [
    '9',
    '12/3/2019',
    'Măng Cành',
    'Kon Kum',
    'A Mít',
    '',
    '',
    'Lịch thu tiền nên cố định, gọi tôi qua số 0905 000 444 trước khi tới.',
    'tiền điện',
    'Giám đốc: từ tháng 4 thu ngày 10',
    'Tổ thu ngân',
    'từ tháng 4',
    '',
  ],
  [
    '10',
    '',
    'Măng Cành',
    'Kon Kum',
    'Y Thơ',
    '',
    '',
    'Giá điện tăng nữa là dân chịu không nổi, đề nghị Nhà nước giảm.',
    '',
    '',
    '',
    '',
    '',
  ],
  [
    '11',
    '19/3/2019',
    'Pờ Ê',
    'Vi Ô Lắc',
    'Trần Văn Hùng',
    'PC11BB0000301',
    '',
    'Trụ sở xã hay mất điện buổi chiều, xin kiểm tra cầu chì.',
    'Mất điện',
    '',
    'Tổ QLVH',
    '10/3/2019',
    '',
  ],
  [
    '12',
    '19/3/2019',
    '',
    'Vi Ô Lắc',
    'Y Nhớ',
    '',
    '',
    'Hộ nghèo mà chưa được hỗ trợ tiền điện',
    'Hộ nghèo',
    '',
    'UBND xã Pờ Ê',
    'tháng 4',
    '',
  ],
]
const table = [['SỔ GHI CHÉP ĐỐI THOẠI'], head, ...body].map((cells, at) => ({ line: at + 1, cells }))

let preview: Preview
let plan: Plan
beforeAll(() => {
  const read = previewNotebook(table, known)
  if (isRefusal(read)) throw new Error(read.code)
  preview = read
  const made = decide(read, takeSuggested(read))
  if (isRefusal(made)) throw new Error(made.why.en)
  plan = made
})
const doubtsOf = (stt: string) =>
  Object.fromEntries(
    (preview.rows.find((row) => row.cells.stt === stt)?.doubts ?? []).map((one) => [
      one.code,
      one.suggestion ?? one.suggested,
    ]),
  )
const opinions = (stt: string) => plan.opinions.filter((one) => one.rowKey === stt)

describe('another notebook', () => {
  test('each commune and day is a dialogue', () => {
    expect(
      plan.dialogues.map((one) => [one.on, one.communes.map((c) => c.name).join(), one.opinions]),
    ).toEqual([
      ['2019-03-05', 'Hiếu', 6],
      ['2019-03-12', 'Măng Cành', 5],
      ['2019-03-19', 'Pờ Ê', 2],
    ])
    expect(plan.campaign).toMatchObject({
      name: 'Đối thoại trực tiếp với khách hàng tháng 3 năm 2019',
      chair: 'Giám đốc',
    })
  })

  test.each([
    [
      '1',
      {
        'two-opinions-in-one-cell': [
          'Điện yếu quá, nấu cơm không chín.',
          'Ngoài ra đồng hồ điện nhà tôi chạy nhanh lắm, xin kiểm tra.',
        ],
      },
    ],
    [
      '3',
      {
        'village-misspelt': 'Kon Plinh',
        'bad-customer-code': 'PC11BB0000102',
        'label-doubt': 'compensation',
      },
    ],
    [
      '4',
      {
        'date-out-of-campaign': '2019-03-05',
        'two-opinions-in-one-cell': [
          'Tách công tơ riêng cho nhà con gái.',
          'Dọn cành cây gần dây điện sau nhà.',
        ],
        'empty-label': 'meter',
      },
    ],
    ['5', { 'double-entry': { duplicate_of: '4' } }],
    ['6', { 'commune-misspelt': 'Măng Cành', anonymous: 'anonymous', 'empty-label': 'staff' }],
    ['7', { 'commune-village-mismatch': 'Ngọk Tem', 'promise-without-date': 'funded' }],
    ['9', { 'phone-in-text': '0905 000 444' }],
    ['10', { 'missing-date': '2019-03-12', 'empty-label': 'tariff_poor' }],
    ['11', { 'speaker-not-holder': 'UBND xã Pờ Ê', 'promise-before-dialogue': '2019-04-10' }],
    ['12', {}],
  ])('row %s: doubts', (stt, doubts) => expect(doubtsOf(stt)).toEqual(doubts))

  test('ditto marks, lost zeros, codes, short names of units', () => {
    expect(opinions('2')[0]).toMatchObject({
      topic: 'grid_upgrade',
      answer: { by: 'Giám đốc', said: 'như trên' },
      promises: [{ dueOn: '2019-06-30' }],
    })
    expect(opinions('2')[0]?.receivers).toEqual(opinions('1').flatMap((one) => one.receivers))
    expect(opinions('1')[1]).toMatchObject({
      topic: 'meter',
      customer: 'PC11BB0000101',
      receivers: [{ name: 'P. KD', unit: 1 }],
    })
    expect(opinions('4').map((one) => [one.phone, one.topic])).toEqual([
      ['0982000333', 'meter'],
      ['0982000333', 'safety'],
    ])
    expect(opinions('8')[0]).toMatchObject({
      phone: '0905000222',
      aboutElectricity: false,
      authority: 'commune',
    })
    expect(opinions('10')[0]).toMatchObject({ authority: 'national', on: '2019-03-12' })
    expect(opinions('7')[0]).toMatchObject({
      authority: 'company',
      commune: { name: 'Ngọk Tem' },
      promises: [{ kind: 'funded', reviewOn: '2019-06-30' }],
    })
    expect(plan.sameCause).toEqual([[opinions('1')[0]?.sourceKey, opinions('2')[0]?.sourceKey]])
  })

  test('columns remembered for this header are used as remembered', () => {
    const mapping = { words: 12, commune: 2, date: 1 }
    const read = previewNotebook(
      [...table.slice(0, 2), { line: 3, cells: [...(body[0] ?? []).slice(0, 12), 'chỉ cột này'] }],
      known,
      { mappings: { [preview.fingerprint]: mapping } },
    )
    expect(isRefusal(read) ? read : read.rows.map((row) => row.cells.words)).toEqual(['chỉ cột này'])
  })

  test('a commune is looked for among those of its day', () => {
    const dated = {
      ...known,
      communes: known.communes.map((one) => (one.name === 'Hiếu' ? { ...one, to: '2018-12-31' } : one)),
    }
    const read = previewNotebook(table, dated)
    expect(isRefusal(read) ? [] : read.rows[0]?.doubts.map((one) => one.code)).toContain('commune-unknown')
  })

  test('a table without a header of opinions is refused', () => {
    expect(previewNotebook([{ line: 1, cells: ['a', 'b'] }], known)).toMatchObject({
      refused: 'invalid',
      code: 'no-header',
    })
  })
})

test('whatever stands in the table, it is read without a crash and each row has its own key', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom(
      '',
      'nt',
      'Hiếu',
      '5/3/2019',
      '31/2/2019',
      'như trên',
      'quý IV',
      '0905',
      'A Đun',
      '1) a b c 2) d e f',
    ),
  )
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 13, maxLength: 13 }), { maxLength: 12 }), (cells) => {
      const read = previewNotebook(
        [head, ...cells].map((row, at) => ({ line: at + 1, cells: row })),
        known,
      )
      if (isRefusal(read)) return
      expect(new Set(read.rows.map((row) => row.rowKey)).size).toBe(read.rows.length)
      const made = decide(read, takeSuggested(read))
      if (isRefusal(made)) return
      expect(new Set(made.opinions.map((one) => one.sourceKey)).size).toBe(made.opinions.length)
    }),
  )
})
