/** Parts of which many opinions are put together: what is wrong, where and when, what is asked for. As people say it, and as they type it. */
export const problems: Readonly<Record<string, readonly string[]>> = {
  new_connection: [
    'Nhà con mới làm xong mà chưa có điện, xin kéo cho một đường dây',
    'Vợ chồng em ra ở riêng, muốn đăng ký công tơ mới',
    'Rẫy cà phê xa cột quá, xin điện để bơm tưới',
    'Nộp đơn xin mắc điện hơn nửa tháng rồi chưa thấy ai xuống xem',
    'Xóm mới lập có chín nhà, còn dùng nhờ điện hàng xóm',
    'nha e xin mac dien moi ma cho hoai k thay',
  ],
  bill_collection: [
    'Tháng này tiền điện cao gấp đôi mà nhà dùng vẫn như cũ',
    'Người thu tiền không đưa biên lai, bà con không biết đã nộp hay chưa',
    'Đi làm rẫy cả ngày, về thì đã quá hạn nộp tiền',
    'Xin cho nộp tiền điện ở nhà rông như trước, ra bưu điện xa lắm',
    'Hóa đơn ghi tên người đã mất, xin đổi tên',
    'tien dien thang nay sao nhieu qua, nha co 2 bong den',
  ],
  grid_upgrade: [
    'Điện yếu lắm, tối nấu cơm không chín',
    'Cứ bảy giờ tối là bóng đèn đỏ quạch, quạt không quay',
    'Máy xay xát chạy không nổi vì điện yếu',
    'Trạm biến áp quá tải, mùa khô tưới cà phê là sụt điện',
    'Đường dây một pha kéo xa quá, cuối thôn không dùng được gì',
    'dien yeu wa, bom nuoc k len',
  ],
  incident: [
    'Mất điện từ đêm qua, gọi mấy lần chưa thấy ai đến',
    'Mưa một trận là mất điện, hai ba ngày mới có lại',
    'Cây đổ làm đứt dây, cả thôn tối om',
    'Cầu chì ở trạm nổ rồi, mất điện nửa thôn',
    'Điện chập chờn, sáng có chiều mất',
    'mat dien 2 ngay nay roi ma chua sua',
  ],
  outage_notice: [
    'Cắt điện mà không báo trước, hỏng hết cá trong tủ đông',
    'Thông báo cắt điện dán ở xã, dân trong thôn đâu có biết',
    'Báo cắt buổi sáng mà chiều tối mới có lại',
    'Xin báo trước trên loa thôn để bà con còn lo bơm nước',
    'cat dien k bao gi het',
  ],
  tariff_poor: [
    'Nhà có sổ hộ nghèo mà chưa được hỗ trợ tiền điện',
    'Ba quý rồi chưa nhận tiền hỗ trợ tiền điện',
    'Giá điện tăng, nhà nghèo không kham nổi',
    'Ở chung ba hộ một công tơ nên phải chịu giá bậc cao',
    'ho ngheo ma van phai dong tien nhu nha giau',
  ],
  meter: [
    'Công tơ quay cả khi đã ngắt cầu dao',
    'Công tơ treo ngoài trụ xa, không xem được số',
    'Công tơ bị mờ mặt, người ghi số toàn ghi áng chừng',
    'Hộp công tơ gỉ hết rồi, mưa là nước vào',
    'Xin kiểm tra lại công tơ, hình như chạy nhanh',
    'cong to chay nhanh lam, xin kiem tra',
  ],
  safety: [
    'Dây điện võng sát đầu người, trẻ con đi học sợ lắm',
    'Cột điện nghiêng sắp đổ vào nhà',
    'Cây mì, cây bời lời mọc chạm dây, gió là tóe lửa',
    'Dây hở ở gần trường học, xin bọc lại',
    'Chằng cột bị người ta cắt mất, cột rung lắm',
    'cot dien nghieng roi, nguy hiem lam',
  ],
  compensation: [
    'Điện tăng đột ngột làm cháy tủ lạnh, xin được đền',
    'Kéo dây qua rẫy làm gãy cây cà phê, chưa ai đền bù',
    'Đào hố chôn cột vào đất nhà tôi mà không hỏi',
    'chay mat cai tivi, ai den cho',
  ],
  staff: [
    'Cậu ghi số nạt nộ bà con',
    'Anh thợ sửa xong đòi tiền cà phê mới cho điện',
    'Gọi lên văn phòng bị trả lời cộc lốc',
  ],
  other: [
    'Xin hướng dẫn cách dùng điện cho an toàn bằng tiếng Xơ Đăng',
    'Hỏi về lắp điện mặt trời trên mái nhà thì làm sao',
    'Xin đèn đường cho đoạn qua cầu treo',
    'Cảm ơn anh em đã sửa điện giúp bà con hôm bão',
  ],
}

export const details: readonly string[] = [
  'tối nào cũng vậy',
  'nhất là mùa mưa',
  'nhất là mùa tưới cà phê',
  'gần nhà rông của thôn',
  'chỗ gần suối',
  'đoạn qua cầu treo',
  'chỗ trường mầm non',
  'cạnh trạm y tế xã',
  'phía sau ủy ban',
  'ở cuối thôn',
  'ở đầu dốc',
  'từ hôm bão đến giờ',
  'từ Tết đến giờ',
  'mấy tháng nay rồi',
  'đã nói ở lần họp trước',
  'đã báo trưởng thôn hai lần',
  'mười mấy hộ đều bị',
  'chỉ có nhà tôi bị',
  'có mấy cụ già ở đó',
  'nhà có cháu nhỏ',
  'trời nắng thì đỡ, trời mưa thì nặng hơn',
  'lúc năm giờ sáng và bảy giờ tối',
  'cả dãy phía trên đường',
  'bên kia suối',
]

export const wishes: readonly string[] = [
  'Mong ngành điện xem giúp.',
  'Xin trả lời sớm cho bà con.',
  'Khi nào thì làm được?',
  'Xin cho người xuống xem.',
  'Nhờ anh em giúp với.',
  'Bà con mong lắm.',
  'Xin ghi lại giùm.',
  'Ai chịu trách nhiệm việc này?',
  'mong dc giup do',
  'Xin cảm ơn.',
]

export const answers: readonly string[] = [
  'Đã cử tổ công tác xuống xem, đã sửa xong.',
  'Đã cân pha, đo lại đủ điện áp.',
  'Đã thay công tơ, thử đúng.',
  'Đã đưa vào kế hoạch năm sau, xin bà con chờ.',
  'Đã phát quang hành lang, hết chạm dây.',
  'Đã giải thích hóa đơn, bà con đồng ý.',
  'Việc này do xã giải quyết, đã gửi văn bản kèm danh sách.',
  'Chưa có vốn nên chưa làm được, lý do đã nói rõ.',
]

/** Given names of the highlands stand after A (men) and Y (women), without a surname; those of the plains with one. */
export const highlandNames =
  'Pheo Thiu Byai Blan Hnăng Blới Tih Đung Lây Nghĩa Dok Hmang Nhin Klâm Đeo Rưh Sao Xuôi Beng Hlim Ngọc Krông Ting Phương Wơn Thăng Bróc Điêu Hrang Đri Ly Lúc Phiên Sâm Vút Hlĩu Linh Đoan Chênh Khôi'.split(
    ' ',
  )
export const surnames = 'Nguyễn Trần Lê Phạm Hoàng Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Phan Huỳnh'.split(' ')
export const middles = 'Văn Thị Quang Minh Đức Thanh Ngọc Công Hữu Kim'.split(' ')
export const givens =
  'Thành Mai Hòa Hương Khoa Ân Sương Quyết Dũng Lan Hùng Nga Phúc Tâm Bình Yến Sơn Hạnh Tuấn Loan Đạt Vy Kiên Thảo'.split(
    ' ',
  )

export const hamlets: readonly string[] = [
  'Kon Pia',
  'Đăk Hnăng',
  'Ngọk Leang',
  'Kon Hia 1',
  'Kon Hia 2',
  'Đăk Rê',
  'Tu Thó',
  'Long Láy',
  'Pu Tá',
  'Đăk Dơn',
  'Ty Tu',
  'Mô Pả',
  'Kon Tun',
  'Măng Lỡ',
  'Đăk Plò',
  'Plei Groi',
  'Kon Ling',
  'Đăk Chum II',
  'Năng Nhỏ 1',
  'Tân Ba',
]

/** Branches of the highlands and the coast below them: name, symbol, company. */
export const branchNames: readonly (readonly [string, string, number])[] = [
  ...list(
    21,
    'Đăk Hà:DHA Ngọc Hồi:NHO Đăk Glei:DGL Sa Thầy:STH Kon Rẫy:KRA Kon Plông:KPL Ia H’Drai:IHD Ba Tơ:BTO Bình Sơn:BSO Đức Phổ:DPH Lý Sơn:LSO Minh Long:MLO Mộ Đức:MDU Nghĩa Hành:NHA Sơn Hà:SHA Sơn Tây:STA Sơn Tịnh:STI Trà Bồng:TBO Tư Nghĩa:TNG',
  ),
  ...list(
    22,
    'Pleiku:PLK An Khê:AKH Ayun Pa:AYP Chư Păh:CPA Chư Prông:CPR Chư Pưh:CPU Đak Đoa:DDO Đak Pơ:DPO Đức Cơ:DCO Ia Grai:IGR Ia Pa:IPA KBang:KBA Kông Chro:KCH Krông Pa:KPA Mang Yang:MYA Phú Thiện:PTH An Nhơn:ANH Hoài Nhơn:HNH Phù Cát:PCA Phù Mỹ:PMY Tuy Phước:TPH Vân Canh:VCA Vĩnh Thạnh:VTH',
  ),
  ...list(
    23,
    'Buôn Đôn:BDO Cư Kuin:CKU Cư M’gar:CMG Ea H’leo:EHL Ea Kar:EKA Ea Súp:ESU Krông Ana:KAN Krông Bông:KBO Krông Búk:KBU Krông Năng:KNA Krông Pắc:KPC Lắk:LAK M’Đrắk:MDR Buôn Hồ:BHO Sông Hinh:SHI Sơn Hòa:SHO Tuy An:TAN Đồng Xuân:DXU',
  ),
]

/** `Name with spaces:SYM` one after the other; the symbol ends each. */
function list(company: number, entries: string): (readonly [string, string, number])[] {
  return [...entries.matchAll(/(.+?):([A-Z]+)(?: |$)/g)].map(([, name, symbol]) => [name!, symbol!, company])
}

const communeStarts =
  'Đăk Ia Kon Ngọk Măng Chư Plei Ea Sơn Trà Bình Phú Tân Hòa Nghĩa Đức Cư Krông An Mỹ'.split(' ')
const communeEnds =
  'Kroong Tăng Sao Rơ Nga Ly Vang Lộc Hà Thượng Trung Kly Nhơn Dun Bơ Pét Hải Lân Môn Rai Siêng Kan Xốp Blà'.split(
    ' ',
  )
export const communeName = (i: number): string =>
  `Xã ${communeStarts[i % communeStarts.length]} ${communeEnds[Math.floor(i / communeStarts.length + i) % communeEnds.length]}`
