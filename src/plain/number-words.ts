import type { Language } from './texts.ts'

const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']
const scales = ['', 'nghìn', 'triệu', 'tỷ']

/** A whole number as it is printed: `175.770` in Vietnamese, `175,770` in English. Never the machine's own habit. */
export function showNumber(n: number, language: Language): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, language === 'vi' ? '.' : ',')
}

/** A whole number from 0 to 999 tỷ as it is said in Vietnam: 175.770 is "một trăm bảy mươi lăm nghìn bảy trăm bảy mươi". */
export function sayNumber(n: number): string {
  if (n === 0) return 'không'
  const groups: number[] = []
  for (let rest = n; rest > 0; rest = Math.floor(rest / 1000)) groups.push(rest % 1000)
  return groups
    .map((group, i) => (group === 0 ? '' : `${sayGroup(group, i === groups.length - 1)} ${scales[i]}`.trim()))
    .reverse()
    .filter((words) => words !== '')
    .join(' ')
}

/** Up to 999. After a bigger group every place is said: 1.005 is "một nghìn không trăm linh năm". */
function sayGroup(n: number, first: boolean): string {
  const [hundreds, tens, ones] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10]
  const words = hundreds > 0 || !first ? [`${digits[hundreds]} trăm`] : []
  if (tens > 1) words.push(`${digits[tens]} mươi`)
  else if (tens === 1) words.push('mười')
  else if (ones > 0 && words.length > 0) words.push('linh')
  if (ones === 1 && tens > 1) words.push('mốt')
  else if (ones === 5 && tens > 0) words.push('lăm')
  else if (ones > 0) words.push(digits[ones] ?? '')
  return words.join(' ')
}
