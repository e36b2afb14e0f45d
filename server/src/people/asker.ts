import type { RoutesFor } from '../platform/http.ts'

/** Somebody of our people who is signed in. What they may do with one thing is looked up where it is done. */
export interface UserAsker {
  kind: 'user'
  id: string
  /** A member of the Administrators group [ACC-01]. */
  administrator: boolean
  /** The hash of their sign-in's token, where they came by one: it names the sign-in without giving it away. */
  signIn?: string
  /** What they are refused everything with until they have done it. */
  owes?: 'second-factor-required'
  /** The address that they ask from; none where no request asks. */
  ip?: string
}

/** A visitor of a website, by the token of its live chat. */
export interface VisitorAsker {
  kind: 'visitor'
  /** Of the customer. */
  id: string
  liveChatId: string
}

export type Asker = UserAsker | VisitorAsker

export type Routes = RoutesFor<Asker>
