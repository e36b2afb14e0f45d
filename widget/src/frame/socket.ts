import type { ServerFrame, Thread, ThreadPage } from '@parley/contract'
import type { ThreadEvent } from '@parley/contract/apply-to-thread'
import { ask } from './ask.ts'
import { hear, merge, moment } from './hear.ts'
import { send } from './outbox.ts'
import { place } from './place.ts'
import { set, state } from './state.ts'
import { enter } from './visit.ts'

let socket: WebSocket | undefined
let token = ''
let position = ''
let tries = 0
let heardAt = 0
let again: ReturnType<typeof setTimeout> | undefined
/** What is heard while the state is read anew; it may be newer than what is read. */
let meanwhile: ThreadEvent[] | undefined

export function connect(as: string, from: string): void {
  disconnect()
  token = as
  position = from
  dial()
}

export function disconnect(): void {
  clearTimeout(again)
  const old = socket
  socket = undefined
  old?.close()
}

/** Dropped where there is no connection: typing is of the moment. */
export function say(frame: object): void {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame))
}

function dial(): void {
  clearTimeout(again)
  const mine = new WebSocket(place.socket, 'parley.v1')
  socket = mine
  heardAt = Date.now()
  mine.onopen = () => mine.send(JSON.stringify({ token, position }))
  mine.onmessage = ({ data }) => {
    if (mine !== socket) return
    heardAt = Date.now()
    tries = 0
    if (state.connection !== 'open') {
      set({ connection: 'open' })
      void send()
    }
    receive(JSON.parse(data) as ServerFrame)
  }
  mine.onclose = ({ code }) => {
    if (mine !== socket) return
    if (state.connection !== 'lost') lose()
    const wait = Math.min(30_000, 500 * 2 ** tries++) * (0.5 + Math.random())
    again = setTimeout(code === 4001 || code === 4003 ? enter : dial, wait)
  }
}

function receive(frame: ServerFrame): void {
  if ('position' in frame) position = frame.position
  if ('event' in frame) {
    const event = frame.event as ThreadEvent
    if (meanwhile) meanwhile.push(event)
    else hear(event)
  } else if ('moment' in frame) moment(frame.moment)
  else if ('readAgain' in frame) void readAgain()
}

async function readAgain(): Promise<void> {
  const { thread } = state
  if (!thread || meanwhile) return
  meanwhile = []
  const read = await ask<{ thread: Thread; page: ThreadPage }>('GET', `threads/${thread.id}`).catch(() => undefined)
  const late = meanwhile
  meanwhile = undefined
  if (read && state.thread?.id === thread.id) {
    set({ thread: read.thread })
    merge(read.page)
  }
  for (const event of late) hear(event)
  // The next connection tells what this one could not.
  if (!read) socket?.close()
}

/** A short cut is not worth a word. */
function lose(): void {
  setTimeout(() => dead() && state.connection !== 'offline' && set({ connection: 'lost' }), 2_000)
}
const dead = () => socket?.readyState !== WebSocket.OPEN

setInterval(() => {
  say({ ping: 1 })
  if (socket && Date.now() - heardAt > 45_000) socket.close()
}, 15_000)

addEventListener('offline', () => set({ connection: 'offline' }))
addEventListener('online', () => {
  set({ connection: 'lost' })
  if (token && dead()) dial()
})
