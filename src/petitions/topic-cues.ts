import type { Topic } from './suggestion.ts'

/**
 * Folded phrases (regular expressions on text without accents) that speak for a topic, with their
 * weight: 3 says it outright, 2 strongly hints, 1 leans. Written from the trade's own words.
 */
export const cues: Readonly<Record<Topic, readonly (readonly [weight: number, phrase: string])[]>> = {
  new_connection: [
    [
      3,
      'chua co dien( quoc gia)?\\b(?! thoai)|trang dien|chua duoc keo dien|mua dien|cap dien moi|xin dien\\b|dau noi moi|chua co luoi',
    ],
    [
      3,
      'keo (dien|duong day) (len|vao|ve|den|toi|cho|ra|vo)|xin (dl )?keo (them )?(dien|day|duong)|khao sat keo|keo dien (di|som)',
    ],
    [
      2,
      'den dau|binh ac quy|den pin|ra o rieng|tach ho|nha moi|moi (dung|cat|lap|xay|mo)|tai dinh cu|nop don|xin (3|ba) pha|dien (3|ba) pha|(3|ba) pha \\w+ kw|thu tuc|dang ky mua',
    ],
    [
      2,
      'ho (con )?chua co|con (lai )?\\w+ ho|nhieu ho|cach (cot|luoi|duong day|tram)|may gio co dien|bao gio co dien|khi nao co dien|moi nha mot|day (chua|khong) keo',
    ],
    [1, 'ho so|khao sat|don xin|hen|thuy dien nho|lang (tren|trong)|xom (trong|moi|tren)|may no|keo gium'],
  ],
  bill_collection: [
    [
      3,
      'thu tien|nguoi thu|dong tien|nop tien|di nop|thu ho|tien thoi|bien lai|bao no|con no|no cu|treo no|chuyen khoan|diem thu|noi thu|gio thu|lich thu|ngay thu|cong no|thu tung thang|quay thu',
    ],
    [
      2,
      'hoa don|ngan hang|nop (roi|tai|o|vao|mot|lan)|dong (lam|hai|qua|roi|tai|truoc|thua|trung)|thu cho to|dong (tien )?thang|khat|no (mot|hai|ba) thang|xac nhan da nop|gom (roi|mot)|doa cat|tien dien khong|don lai',
    ],
    [1, 'hen thu|nha rong|nop\\b|tien mat|thu\\b(?! (hai|ba|tu|nam|sau|bay|may|tuc))|\\bthu ky'],
  ],
  grid_upgrade: [
    [
      3,
      'dien (rat |qua |thi )?yeu|yeu (dien|qua|lam|dan)|sut ap|dien ap (thap|yeu)|thap ap|qua tai|nang (cap|cong suat|tram|mba|may bien ap)|cay (them )?(mot )?tram|tram rieng|them tram|tach tram|khong du (tai|dien)|san tai|san bot',
    ],
    [
      3,
      'u ?= ?#|# von|\\bkva\\b|cai tao luoi|luoi (dien )?(xuong cap|cu)|day boc|cap van xoan|doi day tran|nhanh rieng|duong day (cu|xuong cap)',
    ],
    [
      2,
      'den do|do nhu|do quach|toi sam|lap loe|leo let|noi com|quat (quay )?(khong|dung)|tat ngom|cuoi (duong day|nguon|tuyen|tram)|gio cao diem|hao het dien|may bom khong|bom khong|on ap|cot tre|tu (keo|lam) day|day (nhom )?chap noi|thay day moi|chuyen pha|can pha|lech pha|khong len noi|mot nua',
    ],
    [1, 'buoi toi|toi (den|nao)|ti vi|xuong (han|cua|moc)|may xay|luoi|tram|dau tu|chap chon'],
  ],
  incident: [
    [3, 'moi co (nguoi|tho)\\b'],
    [
      3,
      'su co|mat dien (lien tuc|hoai|suot|tu|hai|ba|ca|may|nguyen)|dut (chi|day|cap)|day dut|cau chi|nhay (may|aptomat|cau dao|at)|chap chon|nhap nhay|no (cai|mot tieng|to|tram)|chay (tram|cau chi|may bien ap)|set danh|mat (1|mot) pha|sua chua|khong co (ai|nguoi) (len|xuong|den) sua|cuc cau chi',
    ],
    [
      2,
      'mat dien|toi (om|thui|den)|so truc|goi (so )?truc|goi (dien )?(bao|mai|hoai)|khong lien lac|den sua|sua (dien|xong|lai)|mua (gio|dong|to|lon)|dong gio|noi lai|len (dong|noi)|chua thay len|ro dien|may ban|mba keu|may bien ap keu|chong set|dung tam|gay (mot|xa|tru|cot)|bao (may|ba|hai|lau)|noi long|xa do',
    ],
    [
      1,
      'chua ai|cho hom sau|may cat|tram|tho\\b|cup\\b|bong den|chay bong|chay (ba|may) bong|day (sau|den) ',
    ],
  ],
  outage_notice: [
    [
      3,
      'bao (truoc|som)|thong bao cat|bao cat dien|cat dien (ma )?(k|khong) (ai )?(bao|thong bao)|(khong|k|chua|chang) (ai |nghe ai |nghe |he |lan nao )?(bao|noi truoc|thong bao)|lich (cat|cup|ngung|tam)|bao (mat|ngung|cup|tam ngung)|tin cat|khong hay biet|biet truoc',
    ],
    [
      2,
      'cat dien|cup dien|ngung (cap )?dien|tren loa|qua loa|nhan tin|tin nhan|goi (cho )?(thon )?truong|giay bao|phat thanh|nghe thong bao|dan (giay|o xa|o tru so|lich)|cat (dot xuat|dung|luc|hoai)|lich',
    ],
    [1, '\\bloa\\b|cup\\b|thong bao|\\bcat\\b|xep lich|bang tin|danh (chieng|keng)'],
  ],
  tariff_poor: [
    [
      3,
      'ho (can )?ngheo|(gia|muc|dong) re|993|gia dien|thoat ngheo|can ngheo|so ngheo|danh sach ngheo|dang ky gia|bac thang|bieu gia|ap gia|thu nhap thap|gia (nguoi|ho) ngheo|tinh gia|so ngheo|nha ngheo',
    ],
    [
      2,
      'ngheo|gia (moi|cu|cao|thap|thuong|binh|kinh doanh|si|le)|bac (cuoi|dau|thap|cao|#)|vat\\b|thue|tang gia|gia tang|tien (dien )?ho tro|ho tro tien|ba chuc nghin|mien giam|uu dai|chinh sach|chuan|so ho ngheo|phu nu nghe|chinh phu|nha nuoc',
    ],
    [1, 'ap gia|dang ky|danh sach|duoc huong|len gia|vung sau|bo (cong thuong|quy dinh)'],
  ],
  meter: [
    [
      3,
      'cong to|dong ho (dien|nuoc|nha|cua|rieng|tong|cu|moi|chay|o|bi)?|doc (so|sai|lon|chi so|nham)|ghi (so|chi so|dien|ang chung|khoan|nham so|sai)|chi so|kiem dinh|cai dia|so tron|khong (doc|len) so|doi cong to',
    ],
    [
      2,
      'chay (nhanh|vu|sai|cham)|treo (thao|cao|chung)|dung chung (mot )?cong to|so (cu|moi|dien)|ghi\\b|nguoi (doc|ghi)|ky ghi|moi thang \\w+ so|tang (gap|vot)|gap doi|bat thuong',
    ],
    [1, 'tach (rieng|ra)|mat kinh|gan|coi (lai )?so'],
  ],
  safety: [
    [
      3,
      'nguy hiem|an toan|dien giat|nghieng|muc (goc|nat)|(day|cap) (vong|chung|thap|tran|ho|ro|roi)|vong (xuong|ngang)|sat (mai|nha|mat dat|dau)|chet nguoi|hanh lang|te tay|te nguoi|ro dien|dien ro|tia lua|toe lua|quet',
    ],
    [
      2,
      '(cot|tru) (dien )?(nam|o|giua|sap|do|bi|nghieng|dau|ngay)|so (lam|qua|chay|tre|dien|do)|cay (de|nga|moc|do|vuong|xanh|lon)|xoi (mat|lo)|de len day|chong tam|gia co|tre (con|em)|(vuong|cham|dung) day|day (dien )?(roi|nam|bang|di ngay|di sat|qua)|cap vien thong|nut',
    ],
    [1, 'hoc tro|chay no|do xuong|(cot|tru)\\b|chan mong|mua lu|gio lon|gui|con trau'],
  ],
  compensation: [
    [4, 'boi thuong|den bu|doi den|ai (phai )?(den|chiu)\\b|chiu tien'],
    [
      3,
      '(co|phai|thi|khong|chua|hua|moi|loi|chuyen|xin|duoc) den\\b(?! (nay|nha|thon|noi|lam|thu|sua|khi|luc|dau|pin|do|bu dien))|den (cho|cay|tien|lua|bap|muon|bang|the nao|nhu the)|tien den|thiet hai|tra lai tien|hoan lai',
    ],
    [
      2,
      '(chay|hong|hu) (ti vi|tu lanh|may|het|noi com|quat|bep)|chet (het|sach|ca)|giai phong mat bang|bi chat|chat (mat|cay)|lap (ca )?muong|dat (ruong|ray|vuon)|mat trang|sap (gay|chan)|bien ban thiet|tra lai|tra lai (cho|mat bang)|(ai|co) tra',
    ],
    [1, 'hu \\w+ trung|chay cung luc|dao ho|ho mong|thiet'],
  ],
  staff: [
    [5, 'toi khen|xin khen|cam on|rat quy|dan quy'],
    [
      3,
      'thai do|nat (mot|no|dan|minh|ba)|quat (mang|nat|dan|toi)|hach sach|nhung nhieu|khen|lich su|vui ve|de thuong|an noi|noi nang|tieng (kinh|me de)|tieng xo dang|biet tieng|to(n)? trong|hon hao|coi thuong|ran day|vuot ve',
    ],
    [
      2,
      '(nhan vien|can bo|anh|co|cau|chi) (\\w+ ){0,3}(noi|cuoi|khong chao|hut thuoc|say|uong ruou|nham|nhe nhang)|ca giay|phong tuc|tan tinh|nhiet tinh|quy men|ghi nhan|nhac (nho|gium)|tap huan|tuyen (con em|nguoi)|mac (ao|dong phuc)|nhe nhang',
    ],
    [1, 'nhan vien|can bo|anh em|noi\\b'],
  ],
  other: [
    [
      3,
      'cau trom|cau moc|an trom|cau dien|mat troi|ten (tren )?hop dong|doi ten|sang ten|doi (sang )?ten|hop dong|den duong|nuoc sach|bong den tiet kiem|giau ten|thuy dien|doi thoai|phu luc|bo am thanh|tai tro',
    ],
    [
      2,
      'y te thieu|truong (mam non )?thieu|duong (xa|be tong|di)|song dien thoai|internet|mang di dong|sap nhap|tiet kiem dien|tu vong|tang (lai )?bong|may phat|diem truong|tiet kiem|tuyen truyen|hoi (phu nu|nong dan)|hop lan|lan sau|chong .{0,12}mat',
    ],
    [1, 'bang (ghi|ten)|y nay|gop y|gium len huyen|huyen'],
  ],
}
