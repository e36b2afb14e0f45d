import { setTimeout as wait } from 'node:timers/promises'
import type { Message, Problem, ServerFrame } from '@parley/contract'
import { v7 } from 'uuid'
import WebSocket from 'ws'
import type { Ledger } from './ledger.ts'
import { type Screen, screen } from './screen.ts'

export interface Persona {
  name: string
  /** Where the server is now. */
  url(): string
  /** Cookie or token. */
  headers: Record<string, string>
  ledger: Ledger
  /** Everything of all places, and the position from before it was read. */
  read(get: Get): Promise<{ position: string; places: Map<string, Message[]> }>
  /** Where a message of this place is put. */
  put(place: string, messageId: string): string
  /** To which place something that was heard belongs; undefined where it is not followed. */
  placeOf(message: Message): string | undefined
  /** How long (ms) it waits for an answer. */
  patience?: number
}

export type Get = <Reply>(path: string) => Promise<Reply>

export interface Refused {
  status: number
  code: string
  afterMs: number
}

/** A client that says one thing after the other in each place and follows by socket, with the resume rule of the contract [P4–P6]. */
export interface Party {
  persona: Persona
  /** Said again with the same id until it is answered. */
  say(place: string, text: string): Promise<void>
  screens: Map<string, Screen>
  /** What it was told to try again later. */
  refused: Refused[]
  resumed(): number
  readAgain(): number
  raw(): WebSocket | undefined
  get: Get
  end(): void
}

/** A socket that is silent for so long (ms) is taken for dead. */
const beat = 1_000
const dead = 2_500
const passing = [429, 500, 502, 503]

export async function party(persona: Persona): Promise<Party> {
  const { ledger, url, patience = 6_000 } = persona
  const headers = () => ({ origin: url(), ...persona.headers })
  const ended = new AbortController()
  const screens = new Map<string, Screen>()
  const refused: Refused[] = []
  let position = ''
  let again = 0
  let resumed = 0
  let current: WebSocket | undefined
  let closed = false

  const ask = (path: string, init: RequestInit = {}) =>
    fetch(url() + path, {
      ...init,
      headers: { ...headers(), ...(init.headers as Record<string, string>) },
      signal: AbortSignal.any([AbortSignal.timeout(patience), ended.signal]),
    })

  const get: Get = async (path) => {
    for (;;) {
      try {
        const response = await ask(path)
        if (response.ok) return await response.json()
        if (!passing.includes(response.status)) throw new Refusing(`${path}: ${response.status}`)
      } catch (error) {
        if (error instanceof Refusing || closed) throw error
      }
      await wait(100)
    }
  }

  async function readAll(): Promise<void> {
    const read = await persona.read(get)
    position = read.position
    for (const [place, messages] of read.places) screenOf(place).replace(messages)
  }

  function screenOf(place: string): Screen {
    let found = screens.get(place)
    if (!found) {
      found = screen()
      screens.set(place, found)
    }
    return found
  }

  function connect(): void {
    if (closed) return
    const socket = new WebSocket(`${url().replace('http', 'ws')}/api/socket`, 'parley.v1', {
      headers: headers(),
      handshakeTimeout: dead,
    })
    current = socket
    let heardAt = performance.now()
    const pulse = setInterval(() => {
      if (performance.now() - heardAt > dead) socket.terminate()
      else if (socket.readyState === WebSocket.OPEN) socket.send('{"ping":1}')
    }, beat)
    socket.on('open', () => {
      const token = persona.headers['authorization']?.slice('Bearer '.length)
      socket.send(JSON.stringify({ ...(token && { token }), position }))
      resumed++
    })
    socket.on('message', (data) => {
      heardAt = performance.now()
      hear(socket, JSON.parse(String(data)) as ServerFrame)
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      clearInterval(pulse)
      if (socket === current) setTimeout(connect, 50 + Math.random() * 100)
    })
  }

  function hear(socket: WebSocket, frame: ServerFrame): void {
    if (socket !== current) return
    if ('readAgain' in frame) {
      again++
      current = undefined
      socket.terminate()
      void readAll().then(connect, () => {})
    } else if ('position' in frame) {
      if ('event' in frame && (frame.event.name === 'message.sent' || frame.event.name === 'message.told')) {
        const place = persona.placeOf(frame.event.message)
        if (place !== undefined) screenOf(place).heard(frame.event.message)
      }
      position = frame.position
    }
  }

  async function say(place: string, text: string): Promise<void> {
    const id = v7()
    ledger.invoked({ id, place, author: persona.name, text })
    const init = { method: 'PUT', body: JSON.stringify({ text }), headers: { 'content-type': 'application/json' } }
    while (!closed) {
      const began = performance.now()
      try {
        const response = await ask(persona.put(place, id), init)
        const answer = (await response.json()) as Message & Problem
        if (response.ok) return ledger.ok(id, answer.number)
        if (!passing.includes(response.status)) throw new Refusing(`${persona.name}: ${response.status} ${answer.code}`)
        refused.push({ status: response.status, code: answer.code, afterMs: performance.now() - began })
      } catch (error) {
        if (error instanceof Refusing) throw error
      }
      ledger.unknown(id)
      await wait(50 + Math.random() * 100)
    }
  }

  await readAll()
  connect()
  return {
    persona,
    say,
    screens,
    refused,
    resumed: () => resumed,
    readAgain: () => again,
    raw: () => current,
    get,
    end() {
      closed = true
      ended.abort()
      const socket = current
      current = undefined
      socket?.terminate()
    },
  }
}

class Refusing extends Error {}
