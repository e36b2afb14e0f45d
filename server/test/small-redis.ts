import { createServer, type Socket } from 'node:net'

export interface SmallRedis {
  url: string
  stop(): Promise<void>
}

/** As much of Redis as waking needs (RESP3: INFO, SUBSCRIBE, PUBLISH), so that the tests need no server that a machine may not have. */
export async function startSmallRedis(port = 0): Promise<SmallRedis> {
  const open = new Set<Socket>()
  const subscribed = new Map<string, Set<Socket>>()
  const bulk = (text: string) => `$${Buffer.byteLength(text)}\r\n${text}\r\n`

  const answer = (socket: Socket, [name = '', ...args]: string[]) => {
    if (/^subscribe$/i.test(name)) {
      for (const channel of args) {
        subscribed.set(channel, (subscribed.get(channel) ?? new Set()).add(socket))
        socket.write(`>3\r\n${bulk('subscribe')}${bulk(channel)}:1\r\n`)
      }
    } else if (/^publish$/i.test(name)) {
      const [channel = '', text = ''] = args
      const hearers = [...(subscribed.get(channel) ?? [])].filter((hearer) => open.has(hearer))
      for (const hearer of hearers) hearer.write(`>3\r\n${bulk('message')}${bulk(channel)}${bulk(text)}`)
      socket.write(`:${hearers.length}\r\n`)
    } else socket.write(/^info$/i.test(name) ? bulk('loading:0') : '+OK\r\n')
  }

  const server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket)).on('error', () => {})
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk
      for (;;) {
        const lines = text.split('\r\n')
        const count = Number(lines[0]?.slice(1))
        if (!(count > 0) || lines.length < 2 * count + 2) return
        answer(
          socket,
          Array.from({ length: count }, (_, i) => lines[2 * i + 2]!),
        )
        text = lines.slice(2 * count + 1).join('\r\n')
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address() as { port: number }
  return {
    url: `redis://127.0.0.1:${address.port}`,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}
