import { changeSessions, type SessionRow, type SessionsChange } from '@parley/contract'
import { ask, sayOf } from '../../../live/index.ts'
import { refusalText } from '../../../texts/index.ts'
import type { NotDone } from '../../../ui/BulkBar.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { t } from './words.ts'

/** So many at once [SAP-05]. */
export const mostChanged = 500

/** Each under its own rights: tells how many were changed, and answers with those that were not and why. */
export async function changeAll(
  rows: readonly SessionRow[],
  change: SessionsChange,
  patch: (row: SessionRow) => unknown,
): Promise<NotDone[] | undefined> {
  try {
    const sessions = rows.map(({ id, operator }) => ({ id, from: operator?.id ?? null }))
    const { results } = await ask(changeSessions, { body: { sessions, change } })
    const byId = new Map(rows.map((row) => [row.id, row]))
    for (const { id, session } of results) if (session) patch({ ...byId.get(id)!, ...session })
    const refused = results.flatMap(({ id, refused }) =>
      refused ? [{ id, name: byId.get(id)?.name ?? id, why: refusalText(refused) }] : [],
    )
    const done = results.length - refused.length
    if (done > 0) toast({ kind: 'done', text: t('sessionsApp.done', { count: done }) })
    return refused
  } catch (error) {
    toast({ kind: 'error', text: sayOf(error) })
    return undefined
  }
}
