import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

// The house rules. Each failure says its cure. ARCHITECTURE.md says why.

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const src = join(root, 'src')

/** The business words in their line: a word imports only what stands before it. */
const line = [
  'ledger',
  'areas',
  'units',
  'people',
  'notices',
  'letters',
  'tariffs',
  'outages',
  'petitions',
  'directives',
  'dialogues',
  'figures',
]
const rooms = ['plain', 'outside', 'desk', 'portal', 'main']

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
const code = files.filter((file) => !/\.test\.tsx?$/.test(file))
const read = (file: string) => readFileSync(join(src, file), 'utf8')

interface Import {
  readonly from: string
  /** Path under `src`, or undefined for a package. */
  readonly to: string
  readonly typeOnly: boolean
}

/** Whether a package may be reached from the law: it computes, it does not touch the world. */
const lawPackages = new Set(['zod', 'uuid'])

function importsOf(file: string): { own: Import[]; packages: string[] } {
  const own: Import[] = []
  const packages: string[] = []
  const pattern =
    /(?:^|\n)\s*(import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g
  for (const [, , type, fixed, dynamic] of read(file).matchAll(pattern)) {
    const target = (fixed ?? dynamic)!
    if (/\.(css|json|svg)$/.test(target)) continue
    if (target.startsWith('#')) own.push({ from: file, to: target.slice(1), typeOnly: type !== undefined })
    else if (target.startsWith('.'))
      own.push({
        from: file,
        to: relative(src, resolve(src, dirname(file), target)).replaceAll('\\', '/'),
        typeOnly: type !== undefined,
      })
    else packages.push(target)
  }
  return { own, packages }
}

type Kind = 'law' | 'store' | 'routes' | 'jobs' | 'screens' | 'pages' | 'room'

const impure =
  /\bfrom '(?:#outside\/|node:|pg\b|fastify|react|@node-rs|nodemailer|sharp)|\bawait\b|\bDate\.now\(\)|\bnew Date\(\)|process\.env/

/** A slice's file by its name and folder; what is none of the others is law when it is pure, else store. */
function kindOf(file: string): Kind {
  const [top, next] = file.split('/')
  if (!line.includes(top!)) return 'room'
  if (next === 'screens') return 'screens'
  if (next === 'pages') return 'pages'
  if (file.endsWith('routes.ts')) return 'routes'
  if (file.endsWith('jobs.ts')) return 'jobs'
  return impure.test(read(file)) ? 'store' : 'law'
}

const kinds = new Map(code.map((file) => [file, kindOf(file)]))
const slice = (file: string) => file.split('/')[0]!

/** What each kind of file may import from other places of the tree; undefined: allowed. */
function refusal({ from, to, typeOnly }: Import): string | undefined {
  const [mine, theirs] = [slice(from), slice(to)]
  const [myKind, theirKind] = [kinds.get(from)!, kinds.get(to)]
  if (theirs === 'main' && mine !== 'main')
    return 'nobody imports main: hand over what you need as an argument'
  if (mine === 'main' || to.startsWith('..')) return undefined
  if (mine === 'plain')
    return theirs === 'plain'
      ? undefined
      : 'plain knows no business word and nothing of ours: move the code to the word it knows'
  if (mine === 'outside' || mine === 'portal' || (mine === 'desk' && !line.includes(theirs)))
    return ['plain', mine].includes(theirs) ? undefined : `${mine} may import only plain and itself`
  if (mine === 'desk') return 'desk knows no business word: move it to the word’s screens'
  if (line.includes(theirs) && line.indexOf(theirs) > line.indexOf(mine))
    return `${mine} stands before ${theirs} in the line: record an event and let main/when.ts say what follows`
  if (typeOnly && theirKind !== 'screens') return undefined
  switch (myKind) {
    case 'law':
      return theirs === 'plain' || theirKind === 'law'
        ? undefined
        : 'the law is pure: it imports plain and law only; pass in what it needs'
    case 'screens':
      return ['plain', 'desk'].includes(theirs) || theirKind === 'law' || theirKind === 'screens'
        ? undefined
        : 'screens run in the browser: never store, routes, jobs or outside; ask the API'
    case 'pages':
      return theirKind === 'screens' || theirs === 'desk'
        ? 'pages work without script: use portal'
        : undefined
    default:
      return theirKind === 'screens' || theirs === 'desk' ? 'the server imports no screens' : undefined
  }
}

describe('the tree', () => {
  test('every folder of src is a business word or a room', () => {
    const unknown = readdirSync(src).filter((name) => !line.includes(name) && !rooms.includes(name))
    expect(
      unknown,
      'Put the code into the word it is about; a new word needs a line in GLOSSARY.md and a place in the line.',
    ).toEqual([])
  })

  test('no utils, lib, common, services, helpers; no barrels', () => {
    const wrong = files.filter((file) =>
      /(^|\/)(utils?|lib|common|services?|helpers?)(\/|\.)|(^|\/)index\.tsx?$/.test(file),
    )
    expect(wrong, 'Name the file by what it is about.').toEqual([])
  })

  test('every glossary word with a folder has that folder, and every folder stands in the glossary', () => {
    const glossary = readFileSync(join(root, 'GLOSSARY.md'), 'utf8')
    const named = [...glossary.matchAll(/`src\/([a-z]+)\/`/g)].map(([, word]) => word!)
    expect(
      [...new Set(named)].filter((word) => !existsSync(join(src, word)) && !line.includes(word)),
      'GLOSSARY.md names a folder that is not in the line.',
    ).toEqual([])
    expect(
      readdirSync(src).filter((word) => line.includes(word) && !named.includes(word)),
      'Add the word to GLOSSARY.md with its folder.',
    ).toEqual([])
  })

  test('files stay one idea', () => {
    const most: Record<Kind, number> = {
      law: 220,
      store: 220,
      routes: 200,
      jobs: 140,
      screens: 260,
      pages: 260,
      room: 260,
    }
    const data = /words\.ts$|weights\.ts$|cues\.ts$|contract\.ts$|templates\.ts$|sentences\.ts$|tokens/
    const long = code
      .filter((file) => !data.test(file) && read(file).split('\n').length > most[kinds.get(file)!])
      .map((file) => `${file}: ${read(file).split('\n').length} lines`)
    expect(long, 'A file that will not fit is two ideas: split it by what it is about.').toEqual([])
  })
})

describe('the import law', () => {
  test('every import is allowed', () => {
    const wrong = code.flatMap((file) =>
      importsOf(file).own.flatMap((one) => {
        const why = refusal(one)
        return why ? [`${one.from} → ${one.to}: ${why}`] : []
      }),
    )
    expect(wrong).toEqual([])
  })

  test('the law imports no package that touches the world', () => {
    const wrong = code
      .filter((file) => kinds.get(file) === 'law')
      .flatMap((file) =>
        importsOf(file)
          .packages.filter((name) => !lawPackages.has(name))
          .map((name) => `${file} → ${name}`),
      )
    expect(wrong, 'The law runs on the phone too: compute with what is passed in.').toEqual([])
  })

  test('SQL stands in stores alone, on the word’s own tables', () => {
    const wrong = code.filter(
      (file) => ['routes', 'screens', 'pages', 'law'].includes(kinds.get(file)!) && /sql`/.test(read(file)),
    )
    expect(wrong, 'Move the SQL to the word’s store.').toEqual([])
  })
})

describe('migrations', () => {
  test('are numbered without gaps', () => {
    const numbers = readdirSync(join(root, 'migrations')).flatMap(
      (name) => /^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1] ?? [],
    )
    expect(
      numbers.map(Number).sort((a, b) => a - b),
      'Make it with bin/new-migration.',
    ).toEqual(numbers.map((_, i) => i + 1))
  })
})

describe('events and jobs', () => {
  const kindsWritten = [
    ...new Set(
      code.flatMap((file) =>
        [...read(file).matchAll(/kind: '([a-z]+(?:\.[a-z-]+)+)'/g)].map(([, kind]) => kind!),
      ),
    ),
  ]

  test('every event has a listener or says "none"', async () => {
    const { when } = await import('../src/main/when.ts')
    const { moveNames } = await import('#petitions/moves.ts')
    const all = [...kindsWritten, 'petition.received', ...moveNames.map((move) => `petition.${move}`)]
    expect(
      all.filter((kind) => !(kind in when)),
      'Say in src/main/when.ts what follows, or "none".',
    ).toEqual([])
  })

  test('every job that is enqueued by name has a handler', () => {
    const enqueued = [
      ...new Set(
        code.flatMap((file) => [...read(file).matchAll(/enqueue\('([a-z-]+)'/g)].map(([, name]) => name!)),
      ),
    ]
    const worker = `${read('main/worker.ts')}${read('main/timetable.ts')}`
    expect(
      enqueued.filter((name) => !worker.includes(name)),
      'Add the handler to main/worker.ts.',
    ).toEqual([])
  })
})

describe('public addresses', () => {
  test('none disappears', () => {
    const kept = readFileSync(join(root, 'test', 'public-addresses.txt'), 'utf8')
      .split('\n')
      .filter((address) => address !== '' && !address.startsWith('#'))
    const routes = code
      .filter((file) => file.endsWith('routes.ts') || file.startsWith('main/'))
      .map(read)
      .join('\n')
    expect(
      kept.filter((address) => !routes.includes(`'${address}'`)),
      'A printed slip may carry this address: keep it, or redirect from it.',
    ).toEqual([])
  })
})
