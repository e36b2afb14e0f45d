import { defineConfig } from 'vitest/config'

/** What a browser is needed for. The product and its PostgreSQL are started once for all stories. */
export default defineConfig({
  test: {
    include: ['{web,widget,e2e}/**/*.test.ts'],
    globalSetup: ['server/test/postgres.ts', 'e2e/stage/start.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // As patient as a page is: a machine that is busy with something else is no mistake.
    expect: { poll: { timeout: 15_000 } },
    // A browser takes a core by itself.
    maxWorkers: 1,
    fileParallelism: false,
  },
})
