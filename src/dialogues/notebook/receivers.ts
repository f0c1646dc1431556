import type { Level } from '#petitions/petition.ts'
import type { Topic } from '#petitions/suggestion.ts'
import { fold } from '#plain/vietnamese-text.ts'
import { isDitto } from './cells.ts'
import type { KnownUnit } from './known.ts'
import type { Receiver } from './plan.ts'

// biome-ignore format: pairs
/** What clerks shorten in the names of units. */
const SHORT: Readonly<Record<string, string>> = {
  p: 'phong', kd: 'kinh doanh', kt: 'ky thuat', qlvh: 'quan ly van hanh', dvkh: 'dich vu khach hang',
  cty: 'cong ty', ctdl: 'cong ty dien luc', dl: 'dien luc', vh: 'van hanh', th: 'tong hop', t: 'to',
}

const key = (name: string): string =>
  fold(name)
    .split(' ')
    .map((word) => SHORT[word] ?? word)
    .join(' ')

/** The units and authorities that a cell names, in its order. */
export function readReceivers(cell: string, units: readonly KnownUnit[] = []): Receiver[] {
  if (cell === '' || isDitto(cell)) return []
  return cell
    .split(/\s*[;,+\n]\s*|\s+và\s+|\s+-\s+|\s*\/\s*/)
    .filter((name) => fold(name) !== '')
    .map((name) => {
      const known = units.find((unit) => key(unit.name) === key(name))
      const level = known?.level ?? levelOf(name)
      return { name, unit: known?.id ?? null, level, kind: kindOf(level) }
    })
}

const kindOf = (level: Level): Receiver['kind'] =>
  level === 'branch' || level === 'company' || level === 'corporation' ? level : 'local_government'

function levelOf(name: string): Level {
  const words = key(name)
  if (/^(bo|chinh phu|quoc hoi|nha nuoc)\b/.test(words)) return 'national'
  if (/\b(tong cong ty|tap doan|evn|evncpc)\b/.test(words)) return 'corporation'
  if (/\b(tinh|so|ubnd tinh)\b/.test(words) && !/cong ty|dien luc/.test(words)) return 'province'
  if (
    /\b(ubnd|uy ban|hdnd|huyen|xa|thon|ban qlda|ban quan ly|bhxh|buu dien|truong|tram y te|dai truyen thanh|mat tran)\b/.test(
      words,
    ) &&
    !/dien luc|to dien/.test(words)
  )
    return 'commune'
  if (/\bcong ty\b|^pc\b/.test(words)) return 'company'
  return 'branch'
}

const STATE_DECIDES =
  /nha nuoc (quy dinh|coi|nen|cho|phai)|do nha nuoc|(bo|chinh phu|quoc hoi|trung uong) (quy dinh|cong thuong|nen|cho|dung|xem|giam|dieu chinh)|de nghi (nha nuoc|chinh phu|bo)|kien nghi chinh phu|gia .{0,20}ap dung chung|ca nuoc|\bvat\b|\bthue\b|\bluat\b|cho huong them|noi len|nang (len|muc)|bieu gia|bac thang|muc (50|nam chuc) so/
const COMPANY_DECIDES =
  /(trinh|xin|de nghi|dang ky|cho|bao cao|voi|cap|co) (\w+ ){0,3}(cong ty|von)|xin nang|da xin|lap phuong an|ke hoach (cai tao|dau tu|von)|du an|cho von|dau tu/
/** Where more than one house asks for a line, it is an investment. */
const MANY_HOUSES =
  /\b(lang|thon|xom|cum|khu|nhom)\b.{0,40}\b(nha|ho)\b|\b(\d+|hai|ba|bon|nam|sau|bay|tam|chin|muoi|chuc|tram) (\w+ )?(nha|ho)\b|ca (lang|thon|xom)|xom (trong|ben)|lang (tren|moi|trong)/

/**
 * Which level can settle it: the State where price, tax or law is asked for; whoever received it; else
 * what the topic and the words say. Investment in the grid is the company's, daily work the branch's.
 */
export function authorityOf(
  topic: Topic,
  words: string,
  answer: string,
  receivers: readonly Receiver[],
): Level {
  const said = fold(words)
  const told = fold(answer)
  const first = receivers[0]?.level
  const has = (level: Level) => receivers.some((receiver) => receiver.level === level)
  const aboutPrice = topic === 'tariff_poor' || topic === 'other'
  if (has('national')) return 'national'
  if (aboutPrice && STATE_DECIDES.test(told)) return 'national'
  if (aboutPrice && first === 'company') return 'national'
  if (aboutPrice && receivers.length === 0 && STATE_DECIDES.test(said)) return 'national'
  if (first === 'commune' || first === 'province') return first
  if (has('corporation')) return 'corporation'
  if (has('company')) return 'company'
  if (first === 'branch' && /van hanh|kinh doanh|dich vu/.test(key(receivers[0]?.name ?? ''))) return 'branch'
  if (topic === 'new_connection')
    return MANY_HOUSES.test(said) || COMPANY_DECIDES.test(told) ? 'company' : 'branch'
  if (topic === 'grid_upgrade') {
    return /nhanh rieng|can (lai )?pha|chuyen pha|san (bot )?tai|chuyen bot/.test(`${said} ${told}`) &&
      !COMPANY_DECIDES.test(told)
      ? 'branch'
      : 'company'
  }
  return 'branch'
}
