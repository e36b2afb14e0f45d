import type { Account, ItemValues } from '@parley/contract'
import type { UserAsker } from '../people/index.ts'
import { appById, type Reads } from './app.ts'
import { readItem } from './read-item.ts'

/**
 * Phones, e-mails and accounts of an item, as far as the asker sees them there.
 * @throws {Refusal} `not-found`
 */
export async function contactsOf(reads: Reads, who: UserAsker, itemId: string): Promise<Account[]> {
  const { item } = await readItem(reads, who, itemId)
  const app = await appById(reads, item.appId)
  return (app?.fields ?? []).flatMap(({ type, code }): Account[] => {
    const value: ItemValues[string] = item.values[code]
    if (type === 'account') return (value ?? []) as Account[]
    return (type === 'phone' || type === 'email') && typeof value === 'string' ? [{ kind: type, value }] : []
  })
}
