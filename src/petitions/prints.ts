/** How many prints a wording has, and how many smallest hashes each is made of. */
const BANDS = 6
const ROWS = 3

/**
 * Prints by which close wordings meet (MinHash over pairs of words): texts that share three quarters of their pairs
 * meet nine times in ten, texts that share a third nearly never. Too short a text has none.
 */
export function closePrints(words: readonly string[]): string[] {
  if (words.length < 4) return words.length === 0 ? [] : [words.join(' ')]
  const least = new Int32Array(BANDS * ROWS).fill(0x7fffffff)
  for (let at = 0; at + 1 < words.length; at++) {
    const hash = hashOf(words[at] as string, words[at + 1] as string)
    for (let row = 0; row < least.length; row++) {
      const mixed = Math.imul(hash ^ (row * 0x9e3779b9), 0x85ebca6b)
      const value = (mixed ^ (mixed >>> 13)) & 0x7fffffff
      if (value < (least[row] as number)) least[row] = value
    }
  }
  return Array.from(
    { length: BANDS },
    (_, band) => `${band}:${least.slice(band * ROWS, (band + 1) * ROWS).join('.')}`,
  )
}

function hashOf(a: string, b: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < a.length; at++) hash = Math.imul(hash ^ a.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ 32, 0x01000193)
  for (let at = 0; at < b.length; at++) hash = Math.imul(hash ^ b.charCodeAt(at), 0x01000193)
  return hash
}
