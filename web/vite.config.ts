import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { budget } from './budget.ts'
import { compileTexts } from './compile-texts.ts'
import { offlineShell } from './offline-shell.ts'

const mantine =
  /@mantine\/core\/esm\/components\/(ActionIcon|Button|CloseButton|FileButton|Input|InputBase|Loader|SegmentedControl|Skeleton|TextInput|Textarea|Transition)\//

const server = 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [
    react(),
    compileTexts(),
    budget({ js: 260, css: 60, parts: { 'processes/designer/Designing.tsx': 242 } }),
    offlineShell(),
  ],
  resolve: {
    alias: {
      typebox: new URL('./typebox.ts', import.meta.url).pathname,
      domify: new URL('./domify.ts', import.meta.url).pathname,
    },
  },
  build: {
    target: 'es2023',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // A data: URL would need words of its own in the Content-Security-Policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // What is said in the contract and never asked for by a screen does not travel; what only later screens ask for comes with them.
      treeshake: {
        manualPureFunctions: ['endpoint', 'body', 'orNull', 'portionOf', 'Type'],
        propertyReadSideEffects: false,
      },
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
            { name: 'tanstack', test: /node_modules\/@tanstack\// },
            // Parts of many small files that every visit loads: together they are packed better.
            { name: 'mantine', test: mantine },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': { target: server, ws: true }, '/health': server, '/widget.js': server, '/c/': server },
  },
})
