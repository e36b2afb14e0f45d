import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'

export { startChromium as startBrowser } from '../../e2e/stage/chromium.ts'

const web = new URL('..', import.meta.url).pathname

/** Builds the program's page around another entry, as `vite build` does with its own. */
export async function buildPage(entry: string): Promise<string> {
  // Otherwise the tests' own mode brings the development builds of libraries.
  process.env['NODE_ENV'] = 'production'
  const outDir = mkdtempSync(join(tmpdir(), 'parley-web-'))
  await build({
    root: web,
    logLevel: 'error',
    mode: 'production',
    build: { outDir, emptyOutDir: true },
    plugins: [{ name: 'entry', transformIndexHtml: { order: 'pre', handler: (html) => html.replace('/src/main.tsx', entry) } }],
  })
  return outDir
}
