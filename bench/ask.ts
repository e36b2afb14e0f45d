// Requests over keep-alive connections, one under way on each. A process of its own on raw sockets; the plan comes on standard
// input, the result goes out as JSON.
import { connect } from 'node:net'
import { json } from 'node:stream/consumers'

export interface Asking {
  port: number
  /** How many at once. */
  at: number
  requests: { method: string; path: string; headers: Record<string, string>; body?: string }[]
  /** Over and over for as long; without it each request is made once. */
  seconds?: number
}

export interface Asked {
  /** Answered with 200, per second. */
  rate: number
  p50: number
  p99: number
  refused: number
  why?: string
}

async function ask({ port, at, requests, seconds }: Asking): Promise<Asked> {
  const bytes = requests.map(({ method, path, headers, body = '' }) => {
    const all = { host: `127.0.0.1:${port}`, ...(body && { 'content-type': 'application/json' }), ...headers }
    const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
    return `${method} ${path} HTTP/1.1\r\n${head.join('')}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  })
  const took: number[] = []
  let refused = 0
  let why = ''
  let next = 0
  const began = performance.now()
  // The first half second of a timed run is for warming up.
  const counts = seconds ? began + 500 : began
  const end = seconds ? counts + seconds * 1000 : Number.POSITIVE_INFINITY
  const one = () =>
    new Promise<void>((finished, failed) => {
      const connection = connect(port, '127.0.0.1')
      connection.setNoDelay(true)
      connection.once('error', failed)
      let chunks: Buffer[] = []
      let size = 0
      let whole = 0
      let at = 0
      const send = () => {
        if (performance.now() > end || (!seconds && next >= bytes.length)) {
          connection.destroy()
          return finished()
        }
        at = performance.now()
        connection.write(bytes[next++ % bytes.length]!)
      }
      connection.on('data', (chunk) => {
        chunks.push(chunk)
        size += chunk.length
        if (!whole) {
          const head = Buffer.concat(chunks).toString('latin1')
          const headEnd = head.indexOf('\r\n\r\n')
          if (headEnd < 0) return
          whole = headEnd + 4 + Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
        }
        if (size < whole) return
        const now = performance.now()
        if (chunks[0]!.toString('latin1', 9, 12) !== '200') {
          refused++
          why ||= Buffer.concat(chunks).toString()
        } else if (at >= counts) took.push(now - at)
        chunks = []
        size = 0
        whole = 0
        send()
      })
      connection.once('connect', send)
    })
  await Promise.all(Array.from({ length: at }, one))
  const lasted = (performance.now() - counts) / 1000
  took.sort((a, b) => a - b)
  const place = (share: number) => Math.round((took[Math.floor(took.length * share)] ?? Number.NaN) * 100) / 100
  return { rate: Math.round(took.length / lasted), p50: place(0.5), p99: place(0.99), refused, ...(why && { why }) }
}

process.stdout.write(JSON.stringify(await ask((await json(process.stdin)) as Asking)))
process.exit(0)
