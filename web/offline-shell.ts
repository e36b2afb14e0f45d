import { createHash } from 'node:crypto'
import type { Plugin, Rolldown } from 'vite'

/** Workspaces that show nothing without a server, and what is too large to be fetched for a day that may never come. */
const LEFT_OUT = /\/workspaces\/(administration|apps|files|processes|setup)\/|\/pdfjs-dist\/|\/PdfPreview\.tsx$/
/** Beside the assets: what the page names itself. */
const PUBLIC = ['/icon.svg', '/icon-dot.svg', '/manifest.webmanifest']
/** The letters of a text that is not in the page's language wait for a network. */
const FONTS = /inter-latin-wght-normal.*\.woff2$/

/** Writes `shell.json`: what a browser has to keep of this build so that it opens without a network [B-04]. See src/keep/keep-shell.ts. */
export function offlineShell(): Plugin {
  return {
    name: 'offline-shell',
    apply: 'build',
    generateBundle(_, bundle) {
      const entry = Object.values(bundle).find((part) => part.type === 'chunk' && part.isEntry)
      if (!entry) return
      const wanted = reached(bundle, entry.fileName)
      for (const name of Object.keys(bundle)) if (FONTS.test(name)) wanted.add(name)
      const files = [...[...wanted].sort().map((name) => `/${name}`), ...PUBLIC]
      const id = createHash('sha256').update(files.join()).digest('base64url').slice(0, 12)
      this.emitFile({
        type: 'asset',
        fileName: 'shell.json',
        source: JSON.stringify({ id, entry: `/${entry.fileName}`, files }),
      })
    },
  }
}

function reached(bundle: Rolldown.OutputBundle, first: string): Set<string> {
  const wanted = new Set<string>()
  const visit = (name: string) => {
    const part = bundle[name]
    if (wanted.has(name) || part?.type !== 'chunk') return
    wanted.add(name)
    for (const style of part.viteMetadata?.importedCss ?? []) wanted.add(style)
    part.imports.forEach(visit)
    for (const later of part.dynamicImports) {
      const chunk = bundle[later]
      if (chunk?.type === 'chunk' && !LEFT_OUT.test(chunk.facadeModuleId ?? '')) visit(later)
    }
  }
  visit(first)
  return wanted
}
