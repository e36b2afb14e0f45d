import type { LockList, LockPreview } from '@parley/contract'
import { exceptionsFor, isEmptyValue, previewRule } from '../../customers/index.ts'
import type { Asker } from '../../people/index.ts'
import type { Work } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import { demandLock, mayKnow } from './lock-rights.ts'

interface Previewed {
  list: LockList
  type: Parameters<typeof previewRule>[1]['type']
  operator: Parameters<typeof previewRule>[1]['operator']
  value: string
  liveChatIds: string[] | null
  sessionId?: string
}

/** Before it is saved: how many it is about, and those whom the asker may see by name [ui.md S11]. */
export async function previewLock(reads: Pick<Work, 'db'>, asker: Asker, rule: Previewed): Promise<LockPreview> {
  const { viewer, session } = await demandLock(reads, asker, rule)
  if (isEmptyValue(rule)) throw new Refusal('lock-value-empty', { field: '/value' })
  const { wide, ...matched } = await previewRule(reads, rule, rule.liveChatIds, mayKnow(viewer))
  const exceptions = session && rule.list === 'block' ? await exceptionsFor(reads, session.customer_id, session.live_chat_id) : []
  return { ...matched, wide: wide && rule.list === 'block', exceptions }
}
