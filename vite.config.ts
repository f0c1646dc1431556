import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const outDir = fileURLToPath(new URL('dist/desk', import.meta.url))

/** The staff app: `src/main/desk` into `dist/desk`, served under `/desk/` by `src/main/desk-files.ts`. */
export default defineConfig({
  root: fileURLToPath(new URL('src/main/desk', import.meta.url)),
  base: '/desk/',
  // Each answer puts a nonce of its own in its place.
  html: { cspNonce: '__NONCE__' },
  build: { outDir, emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, manifest: true },
  plugins: [react(), compressed()],
})

/** Compresses once, at build, so that no request pays for it. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    closeBundle() {
      const folder = join(outDir, 'assets')
      for (const name of readdirSync(folder).filter((file) => /\.(js|css|svg)$/.test(file))) {
        const bytes = readFileSync(join(folder, name))
        writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }))
        writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes))
      }
    },
  }
}
