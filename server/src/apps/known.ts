import type { Account, BindingReason } from '@parley/contract'

/** What is known of a customer when an item is made or looked for [BND-04]; null where it is not. */
export interface Known {
  name: string | null
  phone: string | null
  email: string | null
  /** Where they write from first. */
  accounts: readonly Account[]
  /** The item stands for the customer themselves, not for something that they wrote about. */
  isThem: boolean
  /** Where the session is read that the item is made in, for an item about what they wrote. */
  session?: string
  /** What the item is made from: a message's text. */
  text?: string
  /** Their own item, which others may link to. */
  item: { appId: string; itemId: string } | null
}

/** A value in which an item has something in common with the customer (jsonb containment). */
export interface Common {
  reason: BindingReason
  held: unknown
}
