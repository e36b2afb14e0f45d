import type { Account } from '@parley/contract'
import type { UserAsker } from '../people/index.ts'
import type { Reads } from './app.ts'
import { ownValue } from './fill-item.ts'
import { accessItem } from './item.ts'

/**
 * Phones, e-mails and accounts of an item, as far as the asker sees them there.
 * @throws {Refusal} `not-found`
 */
export async function contactsOf(reads: Reads, who: UserAsker, itemId: string): Promise<Account[]> {
  const { app, item } = await accessItem(reads, who, itemId)
  return app.fields.flatMap(({ type, code }): Account[] => {
    const value = ownValue(item.values, code)
    if (type === 'account') return (value ?? []) as Account[]
    return (type === 'phone' || type === 'email') && typeof value === 'string' ? [{ kind: type, value }] : []
  })
}
