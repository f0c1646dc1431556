import type { Level } from '#petitions/petition.ts'
import { type Text, text } from '#plain/texts.ts'

interface TopicRow {
  readonly code: string
  readonly name: Text
  readonly asks: readonly Text[]
  readonly sealed?: true
}

/** The topics of the campaign of 2013, with what must be asked before anybody can act. */
export const topics: readonly TopicRow[] = [
  {
    code: 'new_connection',
    name: text('Cấp điện mới', 'New connection'),
    asks: [
      text('Nhà cách cột gần nhất bao xa?', 'How far is the nearest pole?'),
      text('Bao nhiêu hộ cùng xin?', 'How many households ask together?'),
    ],
  },
  {
    code: 'bill_collection',
    name: text('Thu tiền điện', 'Bill collection'),
    asks: [
      text('Kỳ hóa đơn nào?', 'Which billing period?'),
      text('Có biên lai không?', 'Is there a receipt?'),
    ],
  },
  {
    code: 'grid_upgrade',
    name: text('Nâng cấp lưới điện', 'Grid upgrade'),
    asks: [
      text('Yếu vào giờ nào?', 'At what hour is it weak?'),
      text('Cả thôn hay một nhà?', 'The whole hamlet or one house?'),
    ],
  },
  {
    code: 'incident',
    name: text('Sự cố, sửa chữa', 'Faults and repairs'),
    asks: [
      text('Mất điện từ lúc nào?', 'Since when?'),
      text('Có ai gặp nguy hiểm không?', 'Is anybody in danger?'),
    ],
  },
  {
    code: 'outage_notice',
    name: text('Báo cắt điện', 'Outage notice'),
    asks: [
      text('Lần cắt nào không được báo?', 'Which cut was not announced?'),
      text('Muốn được báo bằng cách nào?', 'How should you be told?'),
    ],
  },
  {
    code: 'tariff_poor',
    name: text('Giá điện, hộ nghèo', 'Price, poor households'),
    asks: [
      text('Có sổ hộ nghèo năm nay không?', 'Is there a poor-household book for this year?'),
      text('Mã khách hàng?', 'Customer code?'),
    ],
  },
  {
    code: 'meter',
    name: text('Công tơ', 'Meter'),
    asks: [
      text('Chỉ số trên công tơ bây giờ?', 'What does the meter read now?'),
      text('Mấy hộ dùng chung?', 'How many households share it?'),
    ],
  },
  {
    code: 'safety',
    name: text('An toàn', 'Safety'),
    asks: [
      text('Ở cột, đoạn dây nào?', 'Which pole or span?'),
      text('Có trẻ em, trường học gần đó không?', 'Are children or a school near?'),
    ],
  },
  {
    code: 'compensation',
    name: text('Bồi thường', 'Compensation'),
    asks: [
      text('Hỏng gì, hôm nào?', 'What was damaged, and when?'),
      text('Có giấy tờ, ảnh không?', 'Are there papers or photos?'),
    ],
  },
  {
    code: 'staff',
    name: text('Thái độ phục vụ', 'Conduct of staff'),
    asks: [text('Việc xảy ra hôm nào, ở đâu?', 'When and where did it happen?')],
    sealed: true,
  },
  { code: 'other', name: text('Việc khác', 'Other'), asks: [] },
]

interface AuthorityRow {
  readonly topic: string
  readonly condition?: Text
  readonly level: Level
  readonly department: string
  readonly receiver: Text
  readonly legal: Text
  readonly workDays: number
  readonly promiseDays: number
  readonly from?: string
  readonly to?: string
}

const business = text('Phòng Kinh doanh của Điện lực làm', 'The branch’s business department does it')
const engineering = text('Phòng Kỹ thuật của Điện lực làm', 'The branch’s engineering department does it')
const operation = text('Tổ Quản lý vận hành làm', 'The branch’s operation team does it')
const service = text('Tổ Dịch vụ khách hàng làm', 'The branch’s customer service does it')
const company = text('Công ty Điện lực quyết', 'The power company decides')
const commune = text('UBND xã giải quyết', 'The commune People’s Committee decides')
const none = text('', '')

/**
 * Topic × condition × level × legal ground × receiver × time. Times are working days. The first row of a topic
 * holds where no condition is met. Help for the poor changes level on 2014-06-01: until then the branch
 * registered households for the 993-đồng block, since then it is cash paid by local government.
 */
export const authorityRows: readonly AuthorityRow[] = [
  {
    topic: 'new_connection',
    level: 'branch',
    department: 'KD',
    receiver: business,
    legal: text(
      'tiêu chuẩn dịch vụ của Tổng công ty: 5 ngày làm việc ở nông thôn',
      'service standard: 5 working days in the country',
    ),
    workDays: 5,
    promiseDays: 5,
  },
  {
    topic: 'new_connection',
    condition: text('Phải thêm cột, đường dây hoặc trạm', 'Poles, a line or a substation must be added'),
    level: 'company',
    department: 'KT',
    receiver: company,
    legal: text(
      'phân cấp vốn đầu tư; trả lời bằng văn bản trong 3 ngày làm việc',
      'investment limits; a written answer within 3 working days',
    ),
    workDays: 3,
    promiseDays: 5,
  },
  {
    topic: 'bill_collection',
    level: 'branch',
    department: 'DV',
    receiver: service,
    legal: none,
    workDays: 3,
    promiseDays: 5,
  },
  {
    topic: 'grid_upgrade',
    level: 'branch',
    department: 'KT',
    receiver: text(
      'Đo điện áp, cân pha, thay dây hạ áp dưới 500 triệu: Phòng Kỹ thuật làm',
      'Measuring, balancing phases, low-voltage lines under 500 million: the engineering department does it',
    ),
    legal: text('phân cấp sửa chữa của Công ty', 'the company’s limits for repairs'),
    workDays: 7,
    promiseDays: 10,
  },
  {
    topic: 'grid_upgrade',
    condition: text('Thêm trạm hoặc công trình từ 500 triệu', 'A new substation, or works from 500 million'),
    level: 'company',
    department: 'KT',
    receiver: company,
    legal: text('phân cấp vốn đầu tư', 'investment limits'),
    workDays: 7,
    promiseDays: 10,
  },
  {
    topic: 'incident',
    level: 'branch',
    department: 'VH',
    receiver: operation,
    legal: text(
      'xử lý sự cố trong 2 giờ, ghi rõ nguyên nhân',
      'faults are dealt with within 2 hours, the cause recorded',
    ),
    workDays: 1,
    promiseDays: 2,
  },
  {
    topic: 'outage_notice',
    level: 'branch',
    department: 'DV',
    receiver: service,
    legal: text(
      'báo trước 5 ngày, 3 ngày liên tiếp (Luật Điện lực 2004, Điều 27)',
      '5 days ahead on 3 consecutive days (Electricity Law 2004, art. 27)',
    ),
    workDays: 2,
    promiseDays: 3,
    to: '2025-01-31',
  },
  {
    topic: 'outage_notice',
    level: 'branch',
    department: 'DV',
    receiver: service,
    legal: text(
      'báo trước 5 ngày theo cách đã thỏa thuận (Luật Điện lực 61/2024/QH15, Điều 49)',
      '5 days ahead in the form agreed (Electricity Law 61/2024/QH15, art. 49)',
    ),
    workDays: 2,
    promiseDays: 3,
    from: '2025-02-01',
  },
  {
    topic: 'tariff_poor',
    level: 'branch',
    department: 'KD',
    receiver: text(
      'Phòng Kinh doanh đăng ký giá 993 đồng cho 50 số đầu',
      'The business department registers the 993-đồng block',
    ),
    legal: text('Thông tư 19/2013/TT-BCT', 'Circular 19/2013/TT-BCT'),
    workDays: 5,
    promiseDays: 7,
    to: '2014-05-31',
  },
  {
    topic: 'tariff_poor',
    level: 'commune',
    department: 'KD',
    receiver: text(
      'UBND xã chi tiền hỗ trợ theo danh sách; Phòng Kinh doanh chuyển và theo dõi',
      'The commune pays the support by its list; the business department hands over and follows',
    ),
    legal: text('Quyết định 28/2014/QĐ-TTg', 'Decision 28/2014/QĐ-TTg'),
    workDays: 5,
    promiseDays: 10,
    from: '2014-06-01',
  },
  {
    topic: 'tariff_poor',
    condition: text('Đề nghị đổi giá điện của Nhà nước', 'Asks to change the State’s price'),
    level: 'national',
    department: 'KD',
    receiver: text('Bộ Công Thương, Chính phủ quyết', 'The Ministry of Industry and Trade decides'),
    legal: text('giá bán lẻ điện do Nhà nước quy định', 'retail prices are set by the State'),
    workDays: 5,
    promiseDays: 10,
  },
  {
    topic: 'meter',
    level: 'branch',
    department: 'KD',
    receiver: business,
    legal: text('kiểm tra công tơ trong 3 ngày làm việc', 'meters are checked within 3 working days'),
    workDays: 3,
    promiseDays: 5,
  },
  {
    topic: 'safety',
    level: 'branch',
    department: 'VH',
    receiver: operation,
    legal: text('nguy hiểm thì chống tạm ngay', 'danger is propped up at once'),
    workDays: 1,
    promiseDays: 3,
  },
  {
    topic: 'compensation',
    level: 'branch',
    department: 'KT',
    receiver: engineering,
    legal: text('trả lời tranh chấp trong 15 ngày', 'disputes are answered within 15 days'),
    workDays: 10,
    promiseDays: 10,
  },
  {
    topic: 'compensation',
    condition: text('Mức bồi thường vượt quyền Điện lực', 'Compensation beyond the branch’s limit'),
    level: 'company',
    department: 'KT',
    receiver: company,
    legal: none,
    workDays: 10,
    promiseDays: 10,
  },
  {
    topic: 'staff',
    level: 'branch',
    department: '',
    receiver: text(
      'Lãnh đạo Điện lực xem riêng, người bị nêu không biết ai nói',
      'The leader alone looks into it; the person named never learns who spoke',
    ),
    legal: none,
    workDays: 5,
    promiseDays: 7,
  },
  {
    topic: 'other',
    level: 'branch',
    department: 'KD',
    receiver: business,
    legal: none,
    workDays: 7,
    promiseDays: 10,
  },
  {
    topic: 'other',
    condition: text(
      'Đèn đường, loa, đất đai, dự án của xã',
      'Street lights, loudspeakers, land, projects of the commune',
    ),
    level: 'commune',
    department: 'KD',
    receiver: commune,
    legal: none,
    workDays: 5,
    promiseDays: 10,
  },
  {
    topic: 'other',
    condition: text('Luật, thuế, chính sách chung', 'Law, tax, general policy'),
    level: 'national',
    department: 'KD',
    receiver: text('Chuyển kiến nghị lên trên', 'Passed on to the State'),
    legal: none,
    workDays: 5,
    promiseDays: 10,
  },
]
