import type { StaffMove } from '#petitions/contract.ts'
import type { Channel } from '#petitions/petition.ts'
import type { staff } from './staff.ts'

type Login = (typeof staff)[number]['login']

/** One opinion of the demo, and what became of it. Days are counted from the day the demo begins. Invented. */
export interface Opinion {
  /** Working days until the promise falls due: -1 is late since the last working day. */
  readonly dueIn: number
  readonly channel: Channel
  readonly area: 31 | 32 | 33 | 34
  readonly hamlet: string
  readonly words: string
  /** Null: came by the web, nobody has named the topic yet. */
  readonly topic: string | null
  readonly speaker?: {
    readonly name?: string
    readonly phone?: string
    readonly email?: string
    readonly where?: string
  }
  readonly shield?: true
  readonly language?: string
  readonly interpreter?: string
  /** Moves in order: working days after it was voiced, who, what. */
  readonly became: readonly (readonly [
    after: number,
    by: Login | 'resident',
    move: StaffMove,
    body: object,
  ])[]
}

const done = (words: string, onTheSpot = false) => ({ words, outcome: 'done', onTheSpot })
const [daksao, daktokan, tumorong, mangri] = [31, 32, 33, 34] as const

export const opinions: readonly Opinion[] = [
  {
    dueIn: -1,
    channel: 'dialogue',
    area: daksao,
    hamlet: 'Kon Pia',
    topic: 'grid_upgrade',
    language: 'sed',
    interpreter: 'Y Blan',
    words: 'Điện yếu lắm, tối nấu cơm không chín, bóng đèn đỏ quạch. Cả thôn cùng bị, nói ba lần rồi.',
    speaker: { name: 'A Pheo', phone: '0977000412' },
    became: [
      [0, 'hanh', 'read-back', {}],
      [2, 'thiu', 'take', {}],
      [4, 'thiu', 'note', { words: 'Tổ vận hành đo tại nhà A Pheo lúc 18 giờ 30: 198 V.' }],
    ],
  },
  {
    dueIn: 0,
    channel: 'phone',
    area: tumorong,
    hamlet: 'Ty Tu',
    topic: 'meter',
    words:
      'Công tơ nhà tôi nhảy nhanh quá, tháng này gấp đôi tháng trước mà có dùng thêm gì đâu. Xin xuống kiểm tra.',
    speaker: { name: 'Y Hà', phone: '0978000431' },
    became: [[1, 'mai', 'take', {}]],
  },
  {
    dueIn: 1,
    channel: 'web',
    area: mangri,
    hamlet: 'Mô Pành',
    topic: null,
    words: 'Cột điện cạnh trường học nghiêng hẳn về phía đường, trẻ con ngày nào cũng chạy qua.',
    became: [],
  },
  {
    dueIn: 3,
    channel: 'paper',
    area: mangri,
    hamlet: 'Tu Thó',
    topic: 'new_connection',
    words: 'Mười lăm hộ mới tách của thôn Tu Thó xin kéo điện vào. Tối vẫn phải thắp đèn dầu.',
    speaker: { name: 'A Lăng', where: 'trưởng thôn Tu Thó' },
    became: [
      [
        1,
        'mai',
        'hand-over',
        {
          level: 'company',
          receiver: 'Công ty Điện lực Quảng Ngãi',
          words: 'Phải thêm 1,2 km hạ áp và một trạm, vượt phân cấp vốn của Đội.',
        },
      ],
    ],
  },
  {
    dueIn: 1,
    channel: 'dialogue',
    area: daktokan,
    hamlet: 'Đăk Hnăng',
    topic: 'incident',
    words: 'Mất điện ba ngày mới có người lên sửa, gọi tổng đài thì bảo chờ.',
    speaker: { name: 'A Lợi', phone: '0986000402' },
    became: [[0, 'hanh', 'read-back', {}]],
  },
  {
    dueIn: 6,
    channel: 'counter',
    area: daktokan,
    hamlet: 'Kon Tun',
    topic: 'compensation',
    words: 'Máy giặt cháy đúng lúc đóng điện lại hôm 12, thợ nói do điện vọt lên. Tôi có hóa đơn sửa.',
    speaker: { name: 'Nguyễn Thị Sen', phone: '0905000405', email: 'sen@demo.invalid' },
    became: [[1, 'thiu', 'ask', { words: 'Chị cho xin ảnh hóa đơn sửa máy và giờ xảy ra được không?' }]],
  },
  {
    dueIn: 2,
    channel: 'counter',
    area: daksao,
    hamlet: 'Kạch Lớn',
    topic: 'staff',
    words: 'Người ghi số quát mẹ tôi giữa sân vì bà không biết chữ. Tôi không muốn ai biết tôi nói.',
    speaker: { name: 'Y Nhun' },
    shield: true,
    became: [],
  },
  {
    dueIn: -14,
    channel: 'dialogue',
    area: daksao,
    hamlet: 'Kon Pia',
    topic: 'outage_notice',
    words: 'Cắt điện không ai báo, xay lúa dở dang phải bỏ.',
    speaker: { name: 'A Biu', phone: '0977000131' },
    became: [
      [0, 'hanh', 'read-back', {}],
      [
        1,
        'mien',
        'answer',
        done('Từ nay gọi trưởng thôn và nhắn tin trước năm ngày; đã thêm số của anh vào danh sách báo.'),
      ],
      [2, 'blan', 'deliver', { channel: 'call' }],
      [4, 'resident', 'judge', { solved: true, score: 9, why: 'Hôm rồi có gọi thật' }],
    ],
  },
  {
    dueIn: -20,
    channel: 'dialogue',
    area: tumorong,
    hamlet: 'Mô Pành 1',
    topic: 'tariff_poor',
    words: 'Nhà tôi hộ nghèo có sổ mà ba tháng rồi chưa thấy tiền hỗ trợ điện.',
    speaker: { name: 'Y Xương' },
    became: [
      [0, 'hanh', 'read-back', {}],
      [
        1,
        'mai',
        'hand-over',
        {
          level: 'commune',
          receiver: 'UBND xã Tu Mơ Rông',
          words: 'Chuyển danh sách ba hộ chưa nhận hỗ trợ quý III.',
        },
      ],
      [8, 'mai', 'hear-authority', { words: 'UBND xã: đã chi bù quý III cho ba hộ ngày 10.' }],
      [
        9,
        'mai',
        'answer',
        { words: 'Xã đã chi bù quý III, bà ra nhà văn hóa thôn ký nhận.', outcome: 'handed-over' },
      ],
      [10, 'blan', 'deliver', { channel: 'in_person' }],
      [12, 'hanh', 'judge', { solved: true, score: 8, why: '' }],
    ],
  },
  {
    dueIn: -6,
    channel: 'phone',
    area: daksao,
    hamlet: 'Kạch Nhỏ',
    topic: 'grid_upgrade',
    words: 'Điện nhà tôi lúc được lúc không, hàng xóm vẫn sáng.',
    speaker: { name: 'A Thút', phone: '0978000088' },
    became: [
      [
        2,
        'thiu',
        'answer',
        {
          words:
            'Đo tại công tơ đủ điện. Dây sau công tơ của gia đình bị đứt ngầm, tổ đã chỉ chỗ và hướng dẫn thay.',
          outcome: 'customer-side',
          volts: 221,
        },
      ],
      [3, 'blan', 'deliver', { channel: 'call' }],
      [4, 'hanh', 'judge', { solved: true, score: 7, why: '' }],
    ],
  },
  {
    dueIn: -8,
    channel: 'dialogue',
    area: mangri,
    hamlet: 'Pu Tá',
    topic: 'grid_upgrade',
    words: 'Trạm của thôn đặt từ hồi mới có điện, giờ nhà nào cũng nồi cơm, ti vi, nó gánh không nổi.',
    speaker: { name: 'A Ngọc' },
    became: [
      [0, 'hanh', 'read-back', {}],
      [
        2,
        'thanh',
        'wait-for-money',
        { words: 'Đã đưa trạm Pu Tá vào danh mục xin vốn năm sau.', reviewOn: '+90' },
      ],
      [
        6,
        'thanh',
        'put-off',
        { words: 'Công ty chưa duyệt danh mục; sẽ báo lại bà con khi có kết quả.', until: '+40' },
      ],
    ],
  },
  {
    dueIn: -12,
    channel: 'dialogue',
    area: daktokan,
    hamlet: 'Đăk Hnăng',
    topic: 'bill_collection',
    words: 'Thu tiền vào giờ đi rẫy, chiều về thì không còn ai để nộp.',
    speaker: { name: 'A Djêu', phone: '0969000222' },
    became: [
      [0, 'thanh', 'answer', done('Đồng ý đổi sang chiều tối và sáng Chủ nhật, bắt đầu từ kỳ này.', true)],
      [5, 'resident', 'judge', { solved: true, score: 10, why: 'Tối có người tới thu' }],
    ],
  },
  {
    dueIn: -9,
    channel: 'dialogue',
    area: tumorong,
    hamlet: 'Ty Tu',
    topic: 'bill_collection',
    words: 'Hứa thu tại thôn mà hai tháng nay vẫn phải ra trung tâm xã đóng.',
    speaker: { name: 'Y Lanh', phone: '0977000909' },
    became: [
      [
        0,
        'thanh',
        'promise',
        { kind: 'day', dueOn: '+-5', reviewOn: null, said: 'Thu tại nhà rông Ty Tu từ tuần sau.' },
      ],
      [2, 'mien', 'answer', done('Đã xếp lịch thu tại nhà rông.')],
      [3, 'blan', 'deliver', { channel: 'call' }],
      [6, 'resident', 'judge', { solved: false, score: 3, why: 'Tuần rồi vẫn không thấy ai' }],
    ],
  },
  {
    dueIn: 4,
    channel: 'dialogue',
    area: daksao,
    hamlet: 'Kon Pia',
    topic: 'grid_upgrade',
    words: 'Tối bật quạt là đèn mờ, quạt quay không nổi.',
    speaker: { name: 'Y Đinh' },
    became: [[0, 'hanh', 'read-back', {}]],
  },
  {
    dueIn: 4,
    channel: 'dialogue',
    area: daksao,
    hamlet: 'Kon Pia',
    topic: 'grid_upgrade',
    words: 'Máy bơm không hút nổi nước, phải thức tới nửa đêm.',
    speaker: { name: 'A Hùng' },
    became: [[0, 'hanh', 'read-back', {}]],
  },
  {
    dueIn: 2,
    channel: 'dialogue',
    area: mangri,
    hamlet: 'Mô Pành',
    topic: 'safety',
    words: 'Dây điện chùng ngang mái bếp nhà tôi, gió là quẹt vào mái tôn.',
    speaker: { name: 'A Vân' },
    became: [
      [0, 'hanh', 'read-back', {}],
      [1, 'byai', 'answer', done('Đã căng lại dây và thay hai sứ. Có ảnh chụp sau khi làm.')],
    ],
  },
  {
    dueIn: 8,
    channel: 'web',
    area: tumorong,
    hamlet: '',
    topic: null,
    words: 'Xin hỏi muốn đổi tên chủ hộ trên hóa đơn thì cần giấy gì?',
    speaker: { name: 'Trần Văn Lộc', email: 'loc@demo.invalid' },
    became: [],
  },
  {
    dueIn: 5,
    channel: 'sms',
    area: daktokan,
    hamlet: '',
    topic: null,
    words: 'Vay von lai thap, lien he ngay de nhan uu dai hom nay',
    became: [[0, 'hanh', 'spam', { reason: 'Quảng cáo, không phải ý kiến' }]],
  },
  {
    dueIn: -3,
    channel: 'counter',
    area: daktokan,
    hamlet: 'Kon Hnông',
    topic: 'new_connection',
    words: 'Nhà mới dựng cách cột ba chục mét, nộp đơn hai tuần rồi chưa ai xuống đo.',
    speaker: { name: 'Y Phiên', phone: '0988000701' },
    became: [
      [
        3,
        'mai',
        'answer',
        {
          words:
            'Nhà nằm trong hành lang đường tránh, xã chưa cho xây; khi có giấy của xã, Đội lắp trong 5 ngày.',
          outcome: 'cannot',
        },
      ],
    ],
  },
]
