import { compileMessage } from '@lingui/message-utils/compileMessage'
import type { Plugin } from 'vite'

const FILE = /\/src\/texts\/[a-z-]+\/[a-z-]+\.ts$/

/** Compiles the catalogue's messages while the program is built, so that their parser (11 kB gzip) does not travel. */
export function compileTexts(): Plugin {
  return {
    name: 'compile-texts',
    enforce: 'pre',
    async transform(_, id) {
      const file = id.split('?')[0]!
      if (!FILE.test(file)) return
      const parts = (await import(`${file}?${Date.now()}`)) as Record<string, Record<string, string>>
      const compiled = Object.entries(parts).map(([name, texts]) => {
        const entries = Object.entries(texts).map(([key, words]) => [key, compileMessage(words)])
        return `export const ${name} = ${JSON.stringify(Object.fromEntries(entries))}`
      })
      return { code: compiled.join('\n'), map: null }
    },
  }
}
