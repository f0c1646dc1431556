import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { OperatorError } from '#plain/operator-error.ts'
import { text } from '#plain/texts.ts'

/** How PostgreSQL is run here: it refuses to run as root, and root must still be able to start us. */
export interface Way {
  readonly name: 'direct' | 'unshare' | 'user'
  /** The folder with `bin`, `lib` and `share`. */
  readonly native: string
  /** The folder of the database cluster. */
  readonly cluster: string
  /** The uid and gid that must own the cluster, where we have to hand it over. */
  readonly owner?: number
}

const nobody = 65534
const mapped = [`--map-user=${nobody}`, `--map-group=${nobody}`]
const homeForNobody = '/var/lib/langnghe'

/**
 * Chooses how to run PostgreSQL over this data folder. Not root: directly. Root: inside a user namespace in which root
 * is called nobody (works under /root as well); where namespaces are forbidden, as the owner of the cluster or as
 * nobody, with programs and data copied under /var/lib when nobody cannot reach them.
 */
export function chooseWay(
  dataDir: string,
  native: string,
  allowed: readonly Way['name'][] = ['unshare', 'user'],
): Way {
  const here = join(dataDir, 'postgres')
  const away = join(
    homeForNobody,
    createHash('sha256').update(dataDir).digest('hex').slice(0, 16),
    'postgres',
  )
  const cluster = existsSync(away) && !existsSync(here) ? away : here
  const owner = existsSync(cluster) ? statSync(cluster).uid : undefined
  const uid = process.getuid?.()
  if (uid === undefined || uid !== 0) {
    if (owner !== undefined && uid !== undefined && owner !== uid) throw notYours(cluster, owner)
    return { name: 'direct', native, cluster }
  }
  if (allowed.includes('unshare') && !owner && worksUnshared(native))
    return { name: 'unshare', native, cluster }
  const user = owner || nobody
  const programs = canReach(user, join(native, 'bin', 'postgres')) ? native : copyPrograms(native)
  mkdirSync(dataDir, { recursive: true })
  // Others may pass through to the cluster but not look around: the keys lie here too.
  chmodSync(dataDir, 0o711)
  if (canReach(user, dataDir) || cluster === away)
    return { name: 'user', native: programs, cluster, owner: user }
  if (existsSync(here)) throw cannotRun(dataDir)
  mkdirSync(dirname(away), { recursive: true, mode: 0o711 })
  return { name: 'user', native: programs, cluster: away, owner: user }
}

/** The file, arguments and identity with which to start one of PostgreSQL's programs this way. */
export function command(way: Way, program: string, args: readonly string[]) {
  const file = join(way.native, 'bin', program)
  const ids = way.name === 'user' && way.owner !== undefined ? { uid: way.owner, gid: way.owner } : {}
  // No LANG of ours: initdb and messages must not depend on who started us.
  const options = { ...ids, env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' }, cwd: '/' }
  if (process.platform === 'win32') return { file: `${file}.exe`, args, options: { env: process.env } }
  if (way.name !== 'unshare') return { file, args, options }
  return { file: 'unshare', args: ['--user', ...mapped, '--', file, ...args], options }
}

/** Gives a file, or a folder and all in it, to the user who runs the cluster; nothing to do unless the way needs it. */
export function handOver(way: Way, path: string): void {
  const top = statSync(path)
  if (way.name !== 'user' || way.owner === undefined || top.uid === way.owner) return
  const within = top.isDirectory() ? readdirSync(path, { withFileTypes: true, recursive: true }) : []
  for (const entry of within) lchownSync(join(entry.parentPath, entry.name), way.owner, way.owner)
  lchownSync(path, way.owner, way.owner)
}

function worksUnshared(native: string): boolean {
  const tried = spawnSync('unshare', [
    '--user',
    ...mapped,
    '--',
    join(native, 'bin', 'postgres'),
    '--version',
  ])
  return tried.status === 0
}

function canReach(user: number, path: string): boolean {
  return spawnSync('/usr/bin/test', ['-x', path], { uid: user, gid: user, cwd: '/' }).status === 0
}

function copyPrograms(native: string): string {
  // The size tells releases apart, so an upgrade never writes over programs that are running.
  const { size } = statSync(join(native, 'bin', 'postgres'))
  const copy = join(homeForNobody, 'programs', `${basename(dirname(native))}-${size}`)
  if (existsSync(join(copy, 'whole'))) return copy
  mkdirSync(copy, { recursive: true, mode: 0o755 })
  chmodSync(homeForNobody, 0o755)
  cpSync(native, copy, { recursive: true, force: true, verbatimSymlinks: true })
  writeFileSync(join(copy, 'whole'), '')
  return copy
}

function notYours(cluster: string, owner: number): OperatorError {
  return new OperatorError(
    text(
      `Dữ liệu ở ${cluster} thuộc về người dùng số ${owner}. Hãy chạy bằng người dùng đó, hoặc đổi chủ thư mục (chown -R), hoặc đặt DATA_DIR sang thư mục khác.`,
      `The data in ${cluster} belongs to user number ${owner}. Run as that user, or change the owner (chown -R), or set DATA_DIR to another folder.`,
    ),
  )
}

function cannotRun(dataDir: string): OperatorError {
  return new OperatorError(
    text(
      `PostgreSQL không chạy được bằng quyền root với dữ liệu ở ${dataDir}. Hãy chạy bằng một người dùng thường, hoặc chuyển thư mục này ra ngoài /root.`,
      `PostgreSQL cannot be run by root on the data in ${dataDir}. Run as an ordinary user, or move the folder out of /root.`,
    ),
  )
}
