/** What is known of a session that begins, at that moment; kept with its routing, so that the simulator can replay it [B-06]. */
export interface Facts {
  channelId: string
  channelKind: string
  name: string
  email: string | null
  phone: string | null
  kind: 'internal' | 'external'
  verified: boolean
  /** The customer's item in the account app of the live chat [BND-06]. */
  itemId: string | null
  subject: string
  page: string | null
  language: string | null
  firstSession: boolean
  /** Who had their last session in this live chat. */
  lastOperatorId: string | null
  /** Of the session that waits, those that its live chat still has; empty of one that begins [LAB-01]. */
  labelIds: readonly string[]
  /** The first message. */
  text: string
}
