// Sends messages over keep-alive connections, one under way on each, and listens on sockets. A message is done when it is both
// answered and heard. A process of its own on raw sockets, so that it takes as little as it can of the cores it shares. The plan
// comes on standard input; `measuring` and `measured` are said while the counting begins and ends, then the result as JSON.
import { connect } from 'node:net'
import { json } from 'node:stream/consumers'
import WebSocket from 'ws'

export interface Plan {
  seconds: number
  listeners: { url: string; headers: Record<string, string>; hello?: string }[]
  /** One for each connection. `perSecond` holds all of them together to a pace; without it each goes as fast as it can. */
  senders: { port: number; method: string; path: string; headers: Record<string, string>; idInBody?: boolean }[]
  perSecond?: number
}

export interface Result {
  /** Messages answered and heard, per second. */
  rate: number
  /** Milliseconds from the sending: median and 99th percentile. */
  heard: [p50: number, p99: number]
  answered: [p50: number, p99: number]
  refused: number
  twice: number
  /** The first refusal, as it was answered. */
  why?: string
}

interface Sent {
  at: number
  left: number
  done(): void
}

const text = 'Good afternoon, where is my order? It was due on Tuesday.'

async function load({ seconds, listeners, senders, perSecond }: Plan): Promise<Result> {
  const underWay = new Map<string, Sent>()
  const heard: number[] = []
  const answered: number[] = []
  let refused = 0
  let twice = 0
  let done = 0
  let why = ''
  let measuring = false

  const settle = (id: string, sent: Sent) => {
    if (--sent.left > 0) return
    underWay.delete(id)
    if (measuring) done++
    sent.done()
  }
  const hear = (frame: string) => {
    const at = frame.indexOf('"id":"')
    if (at < 0) return
    const id = frame.slice(at + 6, at + 42)
    const sent = underWay.get(id)
    if (!sent) {
      if (frame.includes('"message.')) twice++
      return
    }
    if (measuring) heard.push(performance.now() - sent.at)
    settle(id, sent)
  }
  const sockets = await Promise.all(listeners.map((listener) => listen(listener, hear)))

  let ended = false
  const spaced = perSecond ? (senders.length * 1000) / perSecond : 0
  const one = ({ port, method, path, headers, idInBody }: Plan['senders'][number], index: number) =>
    new Promise<void>((finished, failed) => {
      const connection = connect(port, '127.0.0.1')
      connection.setNoDelay(true)
      connection.once('error', failed)
      const lines = Object.entries({ host: `127.0.0.1:${port}`, 'content-type': 'application/json', ...headers })
      const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')
      const request = (id: string) => {
        const body = JSON.stringify({ ...(idInBody && { id }), text })
        return `${method} ${path}${idInBody ? '' : id} HTTP/1.1\r\n${head}content-length: ${body.length}\r\n\r\n${body}`
      }
      let sent: Sent
      let id = ''
      let reply = ''
      let due = performance.now() + (spaced * index) / senders.length
      const send = () => {
        id = crypto.randomUUID()
        sent = { at: performance.now(), left: 2, done: next }
        underWay.set(id, sent)
        connection.write(request(id))
      }
      const next = () => {
        if (ended) {
          connection.destroy()
          return finished()
        }
        if (!spaced) return send()
        due = Math.max(due + spaced, performance.now())
        setTimeout(() => (ended ? next() : send()), due - performance.now())
      }
      connection.on('data', (chunk) => {
        reply += chunk.toString('latin1')
        const end = reply.indexOf('\r\n\r\n')
        if (end < 0 || reply.length < end + 4 + Number(/content-length: (\d+)/i.exec(reply)?.[1] ?? 0)) return
        if (reply.startsWith('HTTP/1.1 200')) {
          if (measuring) answered.push(performance.now() - sent.at)
        } else {
          why ||= reply.slice(end + 4)
          refused++
          sent.left = 1
        }
        reply = ''
        settle(id, sent)
      })
      connection.once('connect', next)
    })

  const sending = Promise.all(senders.map(one))
  await Promise.race([wait(1000), sending])
  measuring = true
  process.stdout.write('measuring\n')
  const began = performance.now()
  await Promise.race([wait(seconds * 1000), sending])
  measuring = false
  const took = (performance.now() - began) / 1000
  process.stdout.write('measured\n')
  ended = true
  await Promise.race([sending, wait(5000)])
  for (const socket of sockets) socket.terminate()
  const lost = underWay.size
  return {
    rate: Math.round(done / took),
    heard: percentiles(heard),
    answered: percentiles(answered),
    refused: refused + lost,
    twice,
    ...((why || lost) && { why: why || `${lost} were not heard` }),
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms))
}

async function listen({ url, headers, hello }: Plan['listeners'][number], hear: (frame: string) => void): Promise<WebSocket> {
  const socket = new WebSocket(url, { perMessageDeflate: false, headers })
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  if (hello) {
    socket.send(hello)
    await new Promise((resolve) => socket.once('message', resolve))
  }
  return socket.on('message', (data) => hear(String(data)))
}

function percentiles(values: number[]): [number, number] {
  values.sort((a, b) => a - b)
  const at = (share: number) => Math.round((values[Math.floor(values.length * share)] ?? Number.NaN) * 100) / 100
  return [at(0.5), at(0.99)]
}

process.stdout.write(`${JSON.stringify(await load((await json(process.stdin)) as Plan))}\n`)
process.exit(0)
