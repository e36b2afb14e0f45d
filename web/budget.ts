import { gzipSync } from 'node:zlib'
import type { Plugin, Rolldown } from 'vite'

/**
 * Prints what a first visit loads and stops the build where it is more than allowed [ui.md §5.5].
 * @param allowed gzip kB of the entry with everything that it imports at once; `parts`: of a module that comes late, by the end of its
 * path, with what it brings along and the first visit does not.
 */
export function budget(allowed: { js: number; css: number; parts?: Readonly<Record<string, number>> }): Plugin {
  return {
    name: 'budget',
    // Pages that tests build elsewhere carry the tests besides.
    apply: ({ build }, { command }) => command === 'build' && build?.outDir === undefined,
    generateBundle(_, bundle) {
      const { js, css } = firstVisit(bundle)
      const line = `first visit: JS ${js.toFixed(1)} of ${allowed.js} kB gzip, CSS ${css.toFixed(1)} of ${allowed.css} kB gzip`
      if (js > allowed.js || css > allowed.css) this.error(`over the budget: ${line}`)
      console.log(line)
      for (const [module, most] of Object.entries(allowed.parts ?? {})) {
        const size = broughtBy(bundle, module)
        const said = `${module}: JS ${size.toFixed(1)} of ${most} kB gzip`
        if (size > most) this.error(`over the budget: ${said}`)
        console.log(said)
      }
    },
  }
}

function firstVisit(bundle: Rolldown.OutputBundle): { js: number; css: number } {
  const { chunks, styles } = reached(bundle, ({ isEntry }) => isEntry)
  return { js: gzipped(bundle, chunks), css: gzipped(bundle, styles) }
}

function broughtBy(bundle: Rolldown.OutputBundle, module: string): number {
  const first = reached(bundle, ({ isEntry }) => isEntry).chunks
  const { chunks } = reached(bundle, ({ facadeModuleId }) => facadeModuleId?.endsWith(module) ?? false)
  return gzipped(bundle, new Set([...chunks].filter((name) => !first.has(name))))
}

function reached(bundle: Rolldown.OutputBundle, begins: (chunk: Rolldown.OutputChunk) => boolean) {
  const chunks = new Set<string>()
  const styles = new Set<string>()
  const visit = (name: string) => {
    const chunk = bundle[name]
    if (chunks.has(name) || chunk?.type !== 'chunk') return
    chunks.add(name)
    for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style)
    chunk.imports.forEach(visit)
  }
  for (const [name, chunk] of Object.entries(bundle)) if (chunk.type === 'chunk' && begins(chunk)) visit(name)
  return { chunks, styles }
}

function gzipped(bundle: Rolldown.OutputBundle, names: Set<string>): number {
  let bytes = 0
  for (const name of names) {
    const part = bundle[name]
    if (part) bytes += gzipSync(part.type === 'chunk' ? part.code : part.source).length
  }
  return bytes / 1000
}
