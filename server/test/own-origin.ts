import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { startProduct, type TestProduct } from './product.ts'

/** The product under a second name that leads to the same process: `127.0.0.1` is the program's, `localhost` is this one's. */
export async function withOwnOrigin(...names: ('files' | 'widget')[]): Promise<{ product: TestProduct; own: string }> {
  const port = await freePort()
  const own = `http://localhost:${port}`
  const urls = { app: `http://127.0.0.1:${port}`, ...Object.fromEntries(names.map((name) => [name, own])) }
  return { product: await startProduct(undefined, { port, urls }), own }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
