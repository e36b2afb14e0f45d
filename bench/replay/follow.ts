import type { LiveEvent } from '@parley/contract'
import type { TestSocket } from '../../server/test/client.ts'

/** Hands over what a socket has heard and goes on to hear. Whoever would have to read again has lost something here. */
export function follow(socket: TestSocket, hear: (event: LiveEvent) => void): { end(): void } {
  let told = 0
  const drain = () => {
    for (; told < socket.events.length; told++) hear(socket.events[told]!)
  }
  drain()
  socket.raw.on('message', drain)
  return socket
}
