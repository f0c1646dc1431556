import { type Pool, sql, type Tx } from '#outside/postgres.ts'
import { searchWords } from '#petitions/row.ts'
import { foldName } from '#plain/vietnamese-text.ts'
import {
  answers,
  branchNames,
  communeName,
  details,
  givens,
  hamlets,
  highlandNames,
  middles,
  problems,
  surnames,
  wishes,
} from './phrases.ts'

const COMMUNES = 6
const LONG_AGO = '2005-06-09'
const departments = [
  ['KD', 'Phòng Kinh doanh', 'Trưởng phòng'],
  ['KT', 'Phòng Kỹ thuật', 'Trưởng phòng'],
  ['VH', 'Tổ Quản lý vận hành', 'Tổ trưởng'],
  ['DV', 'Tổ Dịch vụ khách hàng', 'Tổ trưởng'],
] as const

const people: readonly string[] = [
  ...highlandNames.flatMap((name) => [`A ${name}`, `Y ${name}`]),
  ...surnames.flatMap((surname) =>
    middles.flatMap((middle) => givens.map((given) => `${surname} ${middle} ${given}`)),
  ),
]
/** The same person for the same number, the list walked in a stride that meets everybody. */
const person = (n: number): string => people[(n * 1_009) % people.length]!
const branchOf = (i: number): readonly [string, string, number] =>
  branchNames[i] ?? [`Khu vực ${i + 1}`, `KV${i + 1}`, 21]

/** Branches 101…, their departments (branch × 10 + place), six communes each, staff who cannot sign in, and the file of customers. */
export async function makeWorld(
  tx: Tx,
  branches: number,
  { petitions, seed }: { petitions: number; seed: number },
  now: Date,
): Promise<void> {
  const units = [
    { id: 23, kind: 'company', name: 'Công ty Điện lực Đắk Lắk', symbol: 'DLPC', parent: 10 },
    ...Array.from({ length: branches }, (_, i) => {
      const [name, symbol, company] = branchOf(i)
      return [
        { id: 101 + i, kind: 'branch', name: `Điện lực ${name}`, symbol, parent: company },
        ...departments.map(([sign, title], k) => ({
          id: (101 + i) * 10 + k + 1,
          kind: 'department',
          name: title,
          symbol: sign,
          parent: 101 + i,
        })),
      ]
    }).flat(),
  ].map((unit) => ({ ...unit, name: unit.name.normalize('NFC') }))
  await tx.run(
    sql`insert into unit (id, kind) select id, kind from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as u(id int, kind text)`,
  )
  await tx.run(sql`insert into unit_version (unit_id, valid_from, name, symbol, parent_id)
    select id, ${LONG_AGO}, name, symbol, parent from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as u(id int, name text, symbol text, parent int)`)
  const served = [41, 42, ...Array.from({ length: branches }, (_, i) => 101 + i)]
  const communes = served.flatMap((unit, b) =>
    Array.from({ length: COMMUNES }, (_, k) => {
      const i = b * COMMUNES + k
      const name = communeName(i)
      return { id: 2001 + i, unit, name, folded: foldName(name), code: String(30_001 + i) }
    }),
  )
  const rows = JSON.stringify(communes)
  await tx.run(
    sql`insert into area (id, kind) select id, 'commune' from jsonb_to_recordset(${rows}::jsonb) as a(id int)`,
  )
  await tx.run(sql`insert into area_version (area_id, valid_from, code, name, folded, parent_id)
    select id, ${LONG_AGO}, code, name, folded, 3 from jsonb_to_recordset(${rows}::jsonb) as a(id int, code text, name text, folded text)`)
  await tx.run(
    sql`insert into unit_area (unit_id, area_id, valid_from) select unit, id, ${LONG_AGO} from jsonb_to_recordset(${rows}::jsonb) as a(id int, unit int)`,
  )
  await makeStaff(tx, branches, now)
  await makeCustomers(tx, Math.ceil(petitions / 8 / served.length), seed)
  await tx.run(
    sql`select setval(pg_get_serial_sequence('area', 'id'), 100000), setval(pg_get_serial_sequence('unit', 'id'), 100000), setval(pg_get_serial_sequence('staff', 'id'), 100000)`,
  )
}

async function makeStaff(tx: Tx, branches: number, now: Date): Promise<void> {
  const staff = Array.from({ length: branches }, (_, i) => {
    const branch = 101 + i
    const symbol = branchOf(i)[1].toLowerCase()
    const posts = [
      { unit: branch, role: 'secretary', title: 'Thư ký' },
      { unit: branch, role: 'leader', title: 'Giám đốc' },
      ...departments.map(([, name, title], k) => ({
        unit: branch * 10 + k + 1,
        role: 'head',
        title: `${title} ${name}`,
      })),
    ]
    return posts.map((post, k) => ({
      ...post,
      id: branch * 10 + k,
      login: `${symbol}-${k}`,
      name: person(branch * 10 + k).normalize('NFC'),
    }))
  }).flat()
  const rows = JSON.stringify(staff)
  await tx.run(
    sql`insert into staff (id, login, name, demo) select id, login, name, true from jsonb_to_recordset(${rows}::jsonb) as s(id int, login text, name text)`,
  )
  await tx.run(sql`insert into post (staff_id, unit_id, role, title, valid_from)
    select id, unit, role, title, '2010-01-01' from jsonb_to_recordset(${rows}::jsonb) as s(id int, unit int, role text, title text)`)
  await tx.run(sql`select ledger_append('staff:' || id, 1, 'staff.added', ${now}, null, null, '{"demo": true}', null)
    from jsonb_to_recordset(${rows}::jsonb) as s(id int) order by id`)
}

async function makeCustomers(tx: Tx, each: number, seed: number): Promise<void> {
  const names = JSON.stringify(
    people.map((name) => ({ name: name.normalize('NFC'), folded: searchWords(name) })),
  )
  await tx.run(sql`insert into customer (code, branch_id, name, hamlet, area_id, phone, purpose, price, search)
    with person as (select row_number() over () as i, name, folded from jsonb_to_recordset(${names}::jsonb) as p(name text, folded text)),
    branch as (select u.id, row_number() over (order by u.id) as b, (select array_agg(area_id order by area_id) from unit_area a where a.unit_id = u.id and a.valid_to is null) as areas
      from unit u where u.kind = 'branch'),
    hamlet as (select row_number() over () as i, value as name from jsonb_array_elements_text(${JSON.stringify(hamlets)}::jsonb) value)
    select code, id, name, hamlet, areas[1 + g % cardinality(areas)], phone, 'Sinh hoạt', 'SHBT', folded || ' ' || lower(code) || ' ' || phone
    from (select b.*, g, p.name, p.folded, h.name as hamlet, 'PC' || lpad((b / 100 + 10)::text, 2, '0') || lpad((b % 100)::text, 2, '0') || lpad(g::text, 7, '0') as code,
        '03' || lpad((hashint8extended(b * 1000000 + g, ${seed}) & 67108863)::text, 8, '0') as phone
      from branch b cross join generate_series(1, ${each}::int) g
      join person p on p.i = 1 + (hashint8extended(b * 1000000 + g, ${seed}) & 1073741823) % (select count(*) from person)
      join hamlet h on h.i = 1 + g % (select count(*) from hamlet)) made`)
}

/** What petitions are drawn from, for this session. Each part carries its search words, folded by the application's own hand. */
export async function prepareParts(pool: Pool, petitions: number): Promise<void> {
  const rows = (kind: string, parts: readonly string[]) =>
    parts.map((said, i) => ({ kind, i: i + 1, said: said.normalize('NFC'), folded: searchWords(said) }))
  const parts = [
    ...rows('detail', details),
    ...rows('wish', wishes),
    ...rows('hamlet', hamlets),
    ...rows('answer', answers),
    ...rows('person', people),
  ]
  const said = Object.entries(problems).flatMap(([topic, list]) =>
    list.map((problem, i) => ({
      topic,
      i: i + 1,
      among: list.length,
      problem: problem.normalize('NFC'),
      problem_folded: searchWords(problem),
    })),
  )
  const weights = {
    new_connection: 12,
    bill_collection: 16,
    grid_upgrade: 20,
    incident: 18,
    outage_notice: 7,
    tariff_poor: 6,
    meter: 8,
    safety: 6,
    compensation: 2,
    staff: 1.5,
    other: 3.5,
  }
  let upto = 0
  const topics = Object.entries(weights).map(([topic, share]) => {
    upto += share / 100
    return { topic, upto }
  })
  topics.at(-1)!.upto = 2
  const accents = 'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ'
  const bare = [...accents].map((letter) => searchWords(letter)[0]).join('')
  const from = (name: string, list: unknown, columns: string) =>
    pool.query(`create temp table ${name} as select * from jsonb_to_recordset($1::jsonb) as x(${columns})`, [
      JSON.stringify(list),
    ])
  await from('seed_part', parts, 'kind text, i int, said text, folded text')
  await from('seed_problem', said, 'topic text, i int, among int, problem text, problem_folded text')
  await from('seed_topic', topics, 'topic text, upto float8')
  const names = await pool.query<{ area: number; name: string }>(
    'select distinct on (area_id) area_id as area, name from area_version order by area_id, valid_from desc',
  )
  await from(
    'area_name',
    names.rows.map(({ area, name }) => ({ area, folded: searchWords(name) })),
    'area int, folded text',
  )
  await pool.query(`create function pg_temp.bare(s text) returns text language sql immutable parallel safe as $$
    select translate(lower(s), '${accents}', '${bare}') $$`)
  await pool.query(`
    create temp table seed_branch as
    select row_number() over (order by u.id)::int as i, u.id as branch, v.symbol,
      (select min(staff_id) from post p where p.unit_id = u.id and p.role = 'secretary') as secretary,
      (select count(*)::int from customer c where c.branch_id = u.id and c.code like 'PC1%') as customers
    from unit u join lateral (select symbol from unit_version v where v.unit_id = u.id order by valid_from desc limit 1) v on true where u.kind = 'branch'`)
  await pool.query(`
    create temp table seed_served as
    select unit_id as branch, valid_from, coalesce(valid_to, 'infinity'::date) as valid_to, array_agg(area_id order by area_id) as areas
    from unit_area group by 1, 2, 3`)
  await pool.query(`
    create temp table seed_department as
    select v.parent_id as branch, v.unit_id as unit, v.symbol, (select min(staff_id) from post p where p.unit_id = v.unit_id and p.role = 'head') as head
    from unit_version v join unit u on u.id = v.unit_id where u.kind = 'department' and v.valid_to is null`)
  await pool.query(`
    create temp table seed_customer as
    select branch_id as branch, row_number() over (partition by branch_id order by code)::int as i,
      code, name, split_part(search, ' ' || lower(code), 1) as folded from customer where code like 'PC1%'`)
  await pool.query(`
    create temp table seed_day as
    select d::date as day, (count(*) filter (where working) over (order by d))::int as nth, working
    from (select d, case when h.day is not null then h.work else extract(isodow from d) < 6 end as working
      from generate_series(current_date - interval '10 years', current_date + interval '1 year', interval '1 day') d left join holiday h on h.day = d::date) days`)
  await pool.query('create temp table seed_workday as select nth, day from seed_day where working')
  await pool.query(
    'create index on seed_customer (branch, i); create index on seed_workday (nth); create index on seed_day (day); create index on seed_part (kind, i)',
  )
  await pool.query(
    'analyze seed_part; analyze seed_problem; analyze seed_customer; analyze seed_day; analyze seed_workday; analyze seed_branch; analyze seed_served; analyze seed_department; analyze area_name',
  )
  if (petitions <= 0) throw new RangeError('petitions')
}
