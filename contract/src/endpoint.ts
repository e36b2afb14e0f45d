import type { Static, TObject, TSchema } from 'typebox'
import type { RefusalCode } from './refusals.ts'

/**
 * Who may ask at all. What they may do with one session, live chat or file is decided where it is done.
 * - `anyone`: no sign-in.
 * - `customer`: a visitor by the token that the server gave them, or a user who writes as an internal customer.
 * - `user`: anybody of our people who is signed in.
 * - `administrator`: a member of the Administrators group [ACC-01].
 */
export type Who = 'anyone' | 'customer' | 'user' | 'administrator'

/** One thing a client may ask of the server, said once for both sides. */
export interface Endpoint<
  Path extends string = string,
  Query extends TObject = TObject,
  Body extends TSchema = TSchema,
  Reply extends TSchema = TSchema,
  Asks extends Who = Who,
> {
  readonly method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE'
  readonly path: Path
  readonly who: Asks
  /** Also for those who must set up a second factor before anything else [B-17]. */
  readonly early?: boolean
  /** One sentence for the API's documentation. */
  readonly summary: string
  /** A body of up to 4 MiB is read; 160 KiB otherwise. */
  readonly large?: true
  readonly query?: Query
  readonly body?: Body
  readonly reply: Reply
  /** What may be answered besides the reply. `bad-request`, `not-signed-in`, `forbidden` and `too-many-requests` always may. */
  readonly refuses: readonly RefusalCode[]
}

export function endpoint<
  const Path extends string,
  Query extends TObject = never,
  Body extends TSchema = never,
  Reply extends TSchema = TSchema,
  const Asks extends Who = Who,
>(definition: Endpoint<Path, Query, Body, Reply, Asks>): Endpoint<Path, Query, Body, Reply, Asks> {
  return definition
}

/** `/sessions/:sessionId/messages/:messageId` → `{ sessionId: string; messageId: string }` */
export type PathOf<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Record<Name, string> & PathOf<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Record<Name, string>
    : Record<never, string>

export type StaticOf<Schema extends TSchema> = [Schema] extends [never] ? undefined : Static<Schema>
