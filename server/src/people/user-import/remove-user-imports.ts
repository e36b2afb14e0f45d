import type { Task } from '../../platform/jobs.ts'

/** Whom a file named is kept for seven days. */
export const removeUserImports: Task = {
  name: 'remove-user-imports',
  cron: '43 3 * * *',
  async run({ db }) {
    const old = new Date(Date.now() - 7 * 86_400_000)
    await db.deleteFrom('user_imports').where('created_at', '<', old).execute()
  },
}
