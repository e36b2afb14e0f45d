import { closings, subprotocol } from '@parley/contract'

export type SocketTrial = 'works' | 'refused' | 'fails'

/** How long it may take (ms), through however slow a proxy. */
const patience = 8_000

/**
 * Opens the live connection from this page, says hello and waits for an answer: both ways, through every proxy between.
 * `refused`: it came through, and the server takes this page for a stranger's.
 */
export function trySocket(): Promise<SocketTrial> {
  return new Promise((resolve) => {
    const address = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/socket`
    const socket = new WebSocket(address, subprotocol)
    const end = (trial: SocketTrial) => {
      clearTimeout(timer)
      resolve(trial)
      socket.close()
    }
    const timer = setTimeout(end, patience, 'fails')
    socket.onopen = () => socket.send(JSON.stringify({ position: '0' }))
    socket.onmessage = () => end('works')
    socket.onclose = ({ code }) => end(code === closings.signIn ? 'refused' : 'fails')
  })
}
