import { gzipSync } from 'node:zlib'
import type { Plugin, Rolldown } from 'vite'

/**
 * Prints what a first visit loads and stops the build where it is more than allowed [ui.md §5.5].
 * @param allowed gzip kB of the entry with everything that it imports at once.
 */
export function budget(allowed: { js: number; css: number }): Plugin {
  return {
    name: 'budget',
    // Pages that tests build elsewhere carry the tests besides.
    apply: ({ build }, { command }) => command === 'build' && build?.outDir === undefined,
    generateBundle(_, bundle) {
      const { js, css } = firstVisit(bundle)
      const line = `first visit: JS ${js.toFixed(1)} of ${allowed.js} kB gzip, CSS ${css.toFixed(1)} of ${allowed.css} kB gzip`
      if (js > allowed.js || css > allowed.css) this.error(`over the budget: ${line}`)
      console.log(line)
    },
  }
}

function firstVisit(bundle: Rolldown.OutputBundle): { js: number; css: number } {
  const wanted = new Set<string>()
  const styles = new Set<string>()
  const visit = (name: string) => {
    const chunk = bundle[name]
    if (wanted.has(name) || chunk?.type !== 'chunk') return
    wanted.add(name)
    for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style)
    chunk.imports.forEach(visit)
  }
  for (const [name, chunk] of Object.entries(bundle)) if (chunk.type === 'chunk' && chunk.isEntry) visit(name)
  return { js: gzipped(bundle, wanted), css: gzipped(bundle, styles) }
}

function gzipped(bundle: Rolldown.OutputBundle, names: Set<string>): number {
  let bytes = 0
  for (const name of names) {
    const part = bundle[name]
    if (part) bytes += gzipSync(part.type === 'chunk' ? part.code : part.source).length
  }
  return bytes / 1000
}
