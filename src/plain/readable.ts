/** The deepest nesting that anything we accept has. */
const DEEPEST = 12

/**
 * Whether every text in a value can be stored and shown: no NUL (PostgreSQL refuses it), no half of a surrogate pair
 * (it would change on the way), no nesting that only an attack has. Keys count as texts.
 */
export function isReadable(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return !value.includes('\0') && value.isWellFormed()
  if (typeof value !== 'object' || value === null) return true
  if (depth >= DEEPEST) return false
  return Object.entries(value).every(([key, item]) => isReadable(key, depth) && isReadable(item, depth + 1))
}
