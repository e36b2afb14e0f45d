import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{contract,server,bench}/**/*.test.ts'],
    globalSetup: 'server/test/postgres.ts',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    // Two cores, and PostgreSQL wants some of them.
    maxWorkers: 2,
    // Whoever asks what a process keeps has to let go of its garbage first.
    execArgv: ['--expose-gc'],
  },
})
