import { type Client, clientOf } from './client.ts'
import type { TestProduct } from './product.ts'

/** Somebody who came in by an answer that set the cookie. */
export function entered(product: TestProduct, { headers }: { headers: Headers }): Client {
  const cookie = headers.get('set-cookie')?.split(';')[0]
  if (!cookie) throw new Error('No cookie was set')
  return clientOf(product.url, { cookie })
}

/** Long enough for a fixture and on no list. */
export const goodPassword = 'violet tractor 27 lamps'
