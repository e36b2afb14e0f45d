import { closings, type LiveEvent, type Moment, type ServerFrame, subprotocol } from '@parley/contract'
import { backoff } from './backoff.ts'
import { connection } from './connection.ts'

export interface Follower {
  /** Where to go on: the position of the snapshot or of the last event that was heard; none until there is a snapshot. */
  position(): string | undefined
  heard(event: LiveEvent, position: string): void
  /** All events up to here were sent, whether or not any was for this person. */
  reached(position: string): void
  /** Typing, presence and the like: now, unnumbered, may be lost. */
  moment(moment: Moment): void
  /** The position is too old. Reads the snapshot again; the socket says hello anew once it is there. */
  readAgain(): Promise<void>
}

export interface Socket {
  /** Typing and the like; dropped where there is no connection. */
  send(frame: object): void
  /** Go on from `position()`: the first snapshot is there, or somebody has signed in again. */
  resume(): void
  end(): void
}

const PING = 15_000
const DEAD = 45_000

/**
 * Follows the log over one WebSocket: resumes after every cut from the last position, waits longer after each failure, and tells
 * `connection` how it stands [ui.md §2.3].
 * @param address `ws:` or `wss:`; the page's own server if left out.
 */
export function openSocket(follower: Follower, address = ownAddress()): Socket {
  let socket: WebSocket | undefined
  let tries = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let beat: ReturnType<typeof setInterval> | undefined
  let ended = false
  let lastHeard = 0

  function connect() {
    clearTimeout(timer)
    const position = follower.position()
    if (ended || position === undefined) return
    connection.socket(tries ? 'lost' : 'connecting')
    const one = new WebSocket(address, subprotocol)
    socket = one
    one.onopen = () => one.send(JSON.stringify({ position: follower.position() }))
    one.onmessage = ({ data }) => socket === one && heard(JSON.parse(String(data)) as ServerFrame)
    one.onclose = ({ code }) => socket === one && closed(code)
    lastHeard = Date.now()
    clearInterval(beat)
    beat = setInterval(pulse, PING)
  }

  function heard(frame: ServerFrame) {
    lastHeard = Date.now()
    tries = 0
    connection.socket('open')
    if ('readAgain' in frame) return void again()
    if ('moment' in frame) return follower.moment(frame.moment)
    if (!('position' in frame)) return
    if ('event' in frame) follower.heard(frame.event, frame.position)
    else follower.reached(frame.position)
  }

  async function again() {
    const one = socket
    try {
      await follower.readAgain()
      if (socket === one) hangUp()
      tries = 0
      connect()
    } catch {
      if (socket === one) hangUp()
      later()
    }
  }

  function closed(code: number) {
    clearInterval(beat)
    socket = undefined
    if (code === closings.signIn) return connection.socket('signed-out')
    if (code === closings.locked) return connection.socket('locked')
    if (code === closings.refused) return connection.socket('refused')
    later()
  }

  function later() {
    connection.socket('lost')
    clearTimeout(timer)
    timer = setTimeout(connect, backoff(tries))
    tries += 1
  }

  function pulse() {
    if (Date.now() - lastHeard > DEAD) {
      hangUp()
      later()
    } else if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ ping: 1 }))
  }

  /** A dead connection closes only after minutes, so its last words must not count. */
  function hangUp() {
    clearInterval(beat)
    const one = socket
    socket = undefined
    one?.close()
  }

  function resume() {
    hangUp()
    tries = 0
    connect()
  }

  const back = () => connection.get().socket === 'lost' && resume()
  /** What still arrives over a connection that has no network under it must not pass for one. */
  const gone = () => {
    if (!socket) return
    hangUp()
    later()
  }
  addEventListener('online', back)
  addEventListener('offline', gone)
  connect()
  return {
    send: (frame) => socket?.readyState === WebSocket.OPEN && socket.send(JSON.stringify(frame)),
    resume,
    end() {
      ended = true
      removeEventListener('online', back)
      removeEventListener('offline', gone)
      clearTimeout(timer)
      hangUp()
    },
  }
}

function ownAddress(): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/socket`
}
