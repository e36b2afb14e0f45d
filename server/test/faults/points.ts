import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { textsOf, wireMessages } from './wire-messages.ts'

/**
 * A place in a server's work, as its database sees it, so that the product needs to know nothing of tests. `asked`: the statement
 * has run, and what would commit it does not arrive. `answered`: it is committed, and the server is not told.
 */
export interface Point {
  when: 'asked' | 'answered'
  statement: RegExp
  /** Only in a transaction that has run this before. */
  after?: RegExp
  /** An answer of fewer rows passes: there was nothing to do. */
  rows?: number
}

/** A TCP proxy on loopback in front of a PostgreSQL on a unix socket. */
export interface Watched extends AsyncDisposable {
  url: string
  /** Calls it the next time that a connection comes to this point, and passes on nothing of that or any connection. */
  stopAt(point: Point, stop: () => void): Promise<void>
}

interface Armed extends Point {
  reached(): void
}

export async function watched(databaseUrl: string): Promise<Watched> {
  const target = new URL(databaseUrl)
  const path = `${target.searchParams.get('host')}/.s.PGSQL.5432`
  const open = new Set<Socket>()
  let armed: Armed | undefined

  const server = createServer((client) => {
    const upstream = connect(path)
    const both = [client, upstream]
    for (const socket of both) {
      open.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        open.delete(socket)
        for (const other of both) other.destroy()
      })
    }
    pass(client, upstream)
  })

  function pass(client: Socket, upstream: Socket): void {
    const textOf = textsOf()
    /** What was asked and not answered yet, each up to where the server waits for an answer. */
    const asked: string[][] = [[]]
    const fromClient = wireMessages(true)
    const fromServer = wireMessages(false)
    let rows = 0
    let transaction: string[] = []

    client.on('data', (chunk: Buffer) => {
      for (const message of fromClient(chunk)) {
        const text = textOf(message)
        const under = asked.at(-1)!
        if (text !== undefined) {
          if (/^begin/i.test(text)) transaction = []
          under.push(text)
          transaction.push(text)
        }
        const ends = message.type === 'Q' || message.type === 'S'
        if (ends && isAt('asked', under, transaction)) return reach()
        if (ends) asked.push([])
        upstream.write(message.bytes)
      }
    })
    upstream.on('data', (chunk: Buffer) => {
      for (const message of fromServer(chunk)) {
        if (message.type === 'D') rows++
        if (message.type === 'Z') {
          // The first of a connection answers no question, and nothing can have been asked before it.
          const texts = asked.length > 1 ? asked.shift()! : []
          if (rows >= (armed?.rows ?? 0) && isAt('answered', texts, transaction)) return reach()
          rows = 0
        }
        client.write(message.bytes)
      }
    })
  }

  function isAt(when: Point['when'], texts: string[], before: string[]): boolean {
    if (armed?.when !== when) return false
    const { statement, after } = armed
    return texts.some((text) => statement.test(text)) && (!after || before.some((text) => after.test(text)))
  }

  function reach(): void {
    const { reached } = armed!
    armed = undefined
    reached()
    for (const socket of open) socket.destroy()
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(databaseUrl)
  url.search = ''
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: url.href,
    stopAt: (point, stop) =>
      new Promise((resolve) => {
        armed = {
          ...point,
          reached() {
            stop()
            resolve()
          },
        }
      }),
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy()
      await new Promise((closed) => server.close(closed))
    },
  }
}
