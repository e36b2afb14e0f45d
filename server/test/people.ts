import * as contract from '@parley/contract'
import { addUser } from '../src/people/index.ts'
import { transaction } from '../src/platform/database.ts'
import type { Answer, Client } from './client.ts'
import { goodPassword } from './entry.ts'
import type { TestProduct } from './product.ts'

export interface Known {
  id: string
  email: string
}

/** Somebody with `goodPassword`, as an invitation would have left them. */
export async function known(
  product: TestProduct,
  name: string,
  more: { administrator?: boolean; groupIds?: string[] } = {},
): Promise<Known> {
  const email = `${name.toLowerCase()}.${crypto.randomUUID().slice(0, 8)}@example.com`
  const id = await transaction(product.database, (work) => addUser(work, { name, email, password: goodPassword, ...more }))
  return { id, email }
}

export interface SignInWords {
  password?: string
  code?: string
  trust?: boolean
  from?: Client
}

export function signIn(
  product: TestProduct,
  { email }: Pick<Known, 'email'>,
  words: SignInWords = {},
): Promise<Answer<contract.User>> {
  const { from = product.anyone, password = goodPassword, ...more } = words
  return from.ask(contract.signIn, { body: { email, password, ...more } })
}

/** The cookie of this name, as a browser would send it back. */
export function cookieIn({ headers }: { headers: Headers }, name: string): string {
  const found = headers.getSetCookie().find((cookie) => cookie.startsWith(`${name}=`))
  if (!found) throw new Error(`${name} was not set`)
  return found.split(';')[0]!
}
