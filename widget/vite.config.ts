import { resolve } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const from = (path: string) => resolve(import.meta.dirname, path)

/** The chat has one part that is loaded late: it needs nothing fetched ahead, and no code for that. */
const plainImports: Plugin = {
  name: 'plain-imports',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load()' : null),
}

/**
 * Three builds, so that none carries what only another needs: the chat in its frame, the plain pages around it, and with
 * `--mode loader` the one file that websites load.
 */
const inputs: Record<string, string[]> = { pages: ['shop/index.html', 'missing/index.html'], loader: ['loader.ts'] }

export default defineConfig(({ mode }) => ({
  root: from('src'),
  base: '/widget/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: { alias: { 'preact/jsx-runtime': from('src/frame/jsx.ts') } },
  plugins: [plainImports],
  build: {
    target: 'es2023',
    outDir: from('dist'),
    emptyOutDir: !(mode in inputs),
    modulePreload: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      input: (inputs[mode] ?? ['frame/index.html']).map((file) => from(`src/${file}`)),
      ...(mode === 'loader' && { output: { format: 'iife' as const, entryFileNames: 'widget.js' } }),
    },
  },
}))
