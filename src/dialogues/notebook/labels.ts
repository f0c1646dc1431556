import { suggestTopic, type Topic } from '#petitions/suggestion.ts'
import { fold } from '#plain/vietnamese-text.ts'

/** What secretaries write in the column of topics, folded; matched whole first, then as a part. */
const LABELS: readonly (readonly [Topic, readonly string[]])[] = [
  [
    'tariff_poor',
    [
      'gia dien ho ngheo',
      'ap gia ho ngheo',
      'gia dien',
      'ap gia',
      'gia ban dien',
      'ho ngheo',
      'thu nhap thap',
      'tien dien ho ngheo',
      'dung gia',
      'bieu gia',
    ],
  ],
  [
    'new_connection',
    [
      'cap dien moi',
      'lap dat moi',
      'cap dien',
      'keo dien',
      'mac dien moi',
      'mua dien',
      'dien moi',
      'dau noi',
      'xin dien',
      'phat trien khach hang',
    ],
  ],
  [
    'outage_notice',
    [
      'thong bao cat dien',
      'tb cat dien',
      'bao cat dien',
      'thong bao mat dien',
      'lich cat dien',
      'ngung cap dien',
      'ngung giam cung cap dien',
      'cat dien',
      'thong bao ngung cap dien',
      'cup dien',
    ],
  ],
  [
    'bill_collection',
    ['thu tien dien', 'thu tien', 'thu ngan', 'hoa don', 'tien dien', 'thanh toan', 'nop tien', 'thu no'],
  ],
  [
    'grid_upgrade',
    [
      'nang cap luoi dien',
      'luoi dien',
      'nang cap luoi',
      'cai tao luoi',
      'cai tao luoi dien',
      'dien yeu',
      'chat luong dien',
      'chat luong dien ap',
      'dien ap',
      'nang tram',
      'tram bien ap',
      'dau tu luoi dien',
      'qua tai',
    ],
  ],
  [
    'meter',
    [
      'cong to',
      'lap dat cong to',
      'lap cong to',
      'do dem',
      'ghi chi so',
      'ghi so',
      'dong ho dien',
      'dong ho',
      'treo thao cong to',
      'tach cong to',
    ],
  ],
  [
    'safety',
    [
      'an toan dien',
      'an toan',
      'hanh lang',
      'hanh lang an toan',
      'hlat',
      'mat an toan',
      'nguy co mat an toan',
    ],
  ],
  [
    'incident',
    [
      'su co',
      'sua chua',
      'sua chua dien',
      'mat dien',
      'sua dien',
      'khac phuc su co',
      'hu hong',
      'xu ly su co',
    ],
  ],
  [
    'compensation',
    ['boi thuong', 'den bu', 'boi thuong thiet hai', 'thiet hai', 'giai phong mat bang', 'gpmb'],
  ],
  [
    'staff',
    [
      'thai do phuc vu',
      'thai do',
      'nhan vien',
      'phuc vu',
      'dich vu khach hang',
      'can bo nhan vien',
      'cbcnv',
      'tac phong',
    ],
  ],
  [
    'other',
    ['khac', 'cac van de khac', 'van de khac', 'noi dung khac', 'linh tinh', 'y kien khac', 'ngoai nganh'],
  ],
]

/** The topic that a label means; `null` when it is empty or says nothing known. */
export function topicOfLabel(label: string, remembered: Readonly<Record<string, Topic>> = {}): Topic | null {
  const own = fold(label)
  if (own === '') return null
  const known = remembered[own] ?? LABELS.find(([, names]) => names.includes(own))?.[0]
  if (known) return known
  const parts = LABELS.flatMap(([topic, names]) =>
    names.filter((name) => ` ${own} `.includes(` ${name} `)).map((name) => ({ topic, length: name.length })),
  )
  const longest = parts.sort((a, b) => b.length - a.length)[0]
  if (longest) return longest.topic
  const guess = suggestTopic(label)[0]
  return guess && guess.score >= 0.6 ? guess.topic : null
}

/**
 * The topic that the words ask for though the label says another: only where the words leave little
 * room, above all where money is asked for damage.
 */
export function doubtLabel(labelled: Topic, words: string, note: string): Topic | null {
  if (labelled !== 'compensation' && ASKS_MONEY.test(`${fold(words)} ${fold(note)}`)) return 'compensation'
  const [best] = suggestTopic(words)
  const own = suggestTopic(words).find(({ topic }) => topic === labelled)
  return best && best.score >= 0.985 && (own?.score ?? 0) <= 0.005 ? best.topic : null
}

const ASKS_MONEY =
  /\b(ai (phai )?(den(?= (cho|tien|bu|thiet|may|cai|con)\b|\s*\.|\s*$)|chiu (tien|trach nhiem))|doi (den|boi thuong)|(xin|de nghi|yeu cau|phai|co) (duoc )?(boi thuong|den bu))/
