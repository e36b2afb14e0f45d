import type { Settings } from '@parley/contract'
import { rolesOf } from '../live-chats/index.ts'
import type { UserAsker } from '../people/index.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Reads } from './read-anew.ts'

/** Administrators may keep the app to some of the staff; what anybody sees in it stays what they may see [SAP-07, C-15]. */
export async function demandApp(reads: Reads, who: UserAsker, { sessionsApp }: Pick<Settings, 'sessionsApp'>): Promise<void> {
  if (sessionsApp === 'staff' || who.administrator) return
  if (sessionsApp === 'supervisors' && (await supervises(reads, who))) return
  throw new Refusal('forbidden')
}

export async function supervises(reads: Pick<Reads, 'db'>, who: UserAsker): Promise<boolean> {
  return Object.values(await rolesOf(reads, who.id)).some(({ supervisor }) => supervisor)
}
