import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { seeded } from './seeded.ts'

/** What becomes of one connection; the numbers are bytes in either direction, and milliseconds. */
export interface Schedule {
  kind: 'cut' | 'reset' | 'half-open' | 'slow' | 'sliced' | 'clean'
  after: number
  delay: number
}

/** A TCP proxy on loopback that treats each connection as its seed says (reliability F8). */
export interface Proxy extends AsyncDisposable {
  url: string
  connections(): number
  /** From now on, connections are left alone; those that hang are cut. */
  heal(): void
}

const kinds: Schedule['kind'][] = ['cut', 'reset', 'half-open', 'slow', 'sliced', 'clean']

export async function proxy(target: () => string, seed: number): Promise<Proxy> {
  const random = seeded(seed)
  const open = new Set<Socket>()
  let healed = false
  let count = 0

  const draw = (): Schedule => {
    if (healed) return { kind: 'clean', after: 0, delay: 0 }
    const kind = kinds[Math.floor(random() * kinds.length)]!
    return { kind, after: Math.floor(random() ** 2 * 12_000), delay: Math.floor(random() * 15) }
  }

  const server = createServer((client) => {
    count++
    const { port } = new URL(target())
    const upstream = connect(Number(port), '127.0.0.1')
    const schedule = draw()
    let passed = 0
    let silent = false
    for (const socket of [client, upstream]) {
      open.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        open.delete(socket)
        // Nobody is told that the other side of a half-open connection is gone.
        if (!silent || healed) both((one) => one.destroy())
      })
    }
    const both = (act: (socket: Socket) => void) => [client, upstream].forEach(act)

    async function pass(from: Socket, to: Socket): Promise<void> {
      for await (const chunk of from as AsyncIterable<Buffer>) {
        if (silent) continue
        const left = schedule.after - passed
        passed += chunk.length
        const ends = schedule.kind === 'cut' || schedule.kind === 'reset' || schedule.kind === 'half-open'
        if (ends && passed >= schedule.after) {
          if (left > 0) to.write(chunk.subarray(0, left))
          if (schedule.kind === 'half-open') silent = true
          else if (schedule.kind === 'reset') both((one) => one.resetAndDestroy())
          else both((one) => one.destroy())
          continue
        }
        if (schedule.kind === 'slow') await wait(schedule.delay)
        if (schedule.kind === 'sliced') {
          for (let at = 0; at < chunk.length; at += 97) {
            to.write(chunk.subarray(at, at + 97))
            await new Promise(setImmediate)
          }
        } else to.write(chunk)
      }
    }
    pass(client, upstream).catch(() => {})
    pass(upstream, client).catch(() => {})
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => count,
    heal() {
      healed = true
      for (const socket of open) socket.destroy()
    },
    async [Symbol.asyncDispose]() {
      healed = true
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
