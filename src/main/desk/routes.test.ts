import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('no two screens have one address: the router would refuse to start', () => {
  const source = readFileSync(new URL('routes.tsx', import.meta.url), 'utf8')
  const paths = [...source.matchAll(/^ {2}\{ path: '([^']+)'/gm)].map(([, path]) => path)
  expect(paths.length).toBeGreaterThan(3)
  expect(paths).toEqual([...new Set(paths)])
})
