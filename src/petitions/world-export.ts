import { type AreaVersion, areaOn } from '#areas/area.ts'
import type { ListColumn } from '#outside/list-file.ts'
import type { Day } from '#plain/day.ts'
import { type Language, say, type Text, text } from '#plain/texts.ts'
import { type UnitVersion, unitOn } from '#units/unit.ts'
import type { AuthorityRule } from './authority.ts'
import { topicOn } from './topic.ts'
import { levelWords } from './words.ts'
import type { World } from './world.ts'

const areaKinds: Record<AreaVersion['kind'], Text> = {
  province: text('Tỉnh', 'Province'),
  district: text('Huyện', 'District'),
  commune: text('Xã', 'Commune'),
  hamlet: text('Thôn', 'Hamlet'),
}
const unitKinds: Record<UnitVersion['kind'], Text> = {
  corporation: text('Tổng công ty', 'Corporation'),
  company: text('Công ty', 'Company'),
  branch: text('Điện lực', 'Branch'),
  department: text('Bộ phận', 'Department'),
}

/** The lists of the dated world with all their history: every row says from when to when. */
export function worldLists(world: World, language: Language) {
  const title = (vi: string, en: string) => say(text(vi, en), language)
  const dated = <Row>(from: (row: Row) => Day, to: (row: Row) => Day | null): ListColumn<Row>[] => [
    { title: title('Từ ngày', 'From'), kind: 'day', of: from },
    { title: title('Đến ngày', 'To'), kind: 'day', of: to },
  ]
  const areas: ListColumn<AreaVersion>[] = [
    { title: title('Loại', 'Kind'), of: (row) => say(areaKinds[row.kind], language) },
    { title: title('Mã', 'Code'), of: (row) => row.code },
    { title: title('Tên', 'Name'), width: 28, of: (row) => row.name },
    {
      title: title('Thuộc', 'Within'),
      width: 28,
      of: (row) => (row.parent === null ? '' : (areaOn(world.areas, row.parent, row.from)?.name ?? '')),
    },
    { title: title('Dân số', 'Population'), kind: 'number', of: (row) => row.population },
    ...dated<AreaVersion>(
      (row) => row.from,
      (row) => row.to,
    ),
  ]
  const units: ListColumn<UnitVersion>[] = [
    { title: title('Loại', 'Kind'), of: (row) => say(unitKinds[row.kind], language) },
    { title: title('Ký hiệu', 'Symbol'), of: (row) => row.symbol },
    { title: title('Tên', 'Name'), width: 36, of: (row) => row.name },
    {
      title: title('Thuộc', 'Within'),
      width: 36,
      of: (row) => (row.parent === null ? '' : (unitOn(world.units, row.parent, row.from)?.name ?? '')),
    },
    ...dated<UnitVersion>(
      (row) => row.from,
      (row) => row.to,
    ),
  ]
  const authority: ListColumn<AuthorityRule>[] = [
    {
      title: title('Nhóm nội dung', 'Topic'),
      width: 24,
      of: (row) => {
        const topic = topicOn(world.topics, row.topic, row.validFrom)
        return topic ? say(topic.name, language) : row.topic
      },
    },
    { title: title('Khi', 'Condition'), width: 30, of: (row) => say(row.condition, language) },
    { title: title('Cấp', 'Level'), of: (row) => say(levelWords[row.level], language) },
    { title: title('Bộ phận', 'Department'), of: (row) => row.department },
    { title: title('Nơi nhận', 'Receiver'), width: 30, of: (row) => say(row.receiver, language) },
    { title: title('Căn cứ', 'Legal ground'), width: 40, of: (row) => say(row.legal, language) },
    {
      title: title('Xử lý (ngày làm việc)', 'Work (working days)'),
      kind: 'number',
      of: (row) => row.workDays,
    },
    {
      title: title('Hẹn (ngày làm việc)', 'Promise (working days)'),
      kind: 'number',
      of: (row) => row.promiseDays,
    },
    ...dated<AuthorityRule>(
      (row) => row.validFrom,
      (row) => row.validTo,
    ),
  ]
  return { areas, units, authority }
}
