import { resolve } from 'node:path'
import { defineConfig } from 'vite'

const from = (path: string) => resolve(import.meta.dirname, path)

/** `vite build` makes the pages with their hashed assets, `vite build --mode loader` the one file that websites load. */
export default defineConfig(({ mode }) => ({
  root: from('src'),
  base: '/widget/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2023',
    outDir: from('dist'),
    emptyOutDir: mode !== 'loader',
    modulePreload: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions:
      mode === 'loader'
        ? { input: from('src/loader.ts'), output: { format: 'iife', entryFileNames: 'widget.js' } }
        : { input: ['frame', 'shop', 'missing'].map((page) => from(`src/${page}/index.html`)) },
  },
}))
