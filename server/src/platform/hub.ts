import type { Duplex } from 'node:stream'
import { frame } from './frame.ts'
import { type Reading, topicsOf } from './log.ts'
import { hasPassed, isNew, type Mark } from './position.ts'
import { Refusal } from './refusal.ts'

export interface Listener {
  /** Computed from the rights of who listens; see `refresh`. */
  topics: Set<string>
  /** What it is told before its reading of the past has arrived (see join in sockets.ts). */
  waiting?: { xid: bigint; bytes: Buffer }[]
  /** What the reading of the past contained. Once the hub has passed it, there is nothing left to compare. */
  seen?: Mark
  socket: Duplex
  /**
   * The rights of who listens have changed: what may be heard now? Undefined: nothing any more.
   * @throws {Refusal} `not-signed-in`
   */
  refresh(): Promise<Set<string> | undefined>
  close(code: 1013 | 4001 | 4003 | 4005 | 4008): void
}

/** More than this unsent to one socket and it is let go; it resumes from its last position [T-24]. */
const patience = 1024 * 1024
/** A moment is not worth telling to who is behind already. */
const hurry = 64 * 1024
/** NOTIFY carries 8,000 bytes at most. */
const longestMoment = 7_000

/** The clients connected to this process. It knows nothing of what the topics mean. */
export class Hub {
  readonly #listeners = new Set<Listener>()
  readonly #catchingUp = new Set<Listener>()
  readonly #byTopic = new Map<string, Set<Listener>>()
  /** Whose rights are looked up, by the last look-up that has begun. */
  readonly #lookingUp = new WeakMap<Listener, symbol>()
  readonly #prefix: string
  /** Passes a moment on to the other processes; set by whoever follows the log. */
  pass: (moment: string) => void = () => {}

  constructor({ installation }: { installation: string }) {
    this.#prefix = `{"position":"${installation}/`
  }

  get size(): number {
    return this.#listeners.size
  }

  add(listener: Listener): void {
    this.#listeners.add(listener)
    this.#subscribe(listener, listener.topics)
  }

  /** The past has been told up to `seen`; of what was said meanwhile, only what it did not contain follows. */
  start(listener: Listener, seen: Mark): void {
    const late = listener.waiting?.filter(({ xid }) => isNew(xid, seen)) ?? []
    delete listener.waiting
    if (!this.#listeners.has(listener)) return
    listener.seen = seen
    this.#catchingUp.add(listener)
    if (late.length > 0) this.write(listener, Buffer.concat(late.map(({ bytes }) => bytes)))
  }

  remove(listener: Listener): void {
    this.#listeners.delete(listener)
    this.#catchingUp.delete(listener)
    this.#unsubscribe(listener)
  }

  /** `{ position, event }` as a client gets it. */
  letter(mark: Mark, body: string): Buffer {
    return frame(`${this.#prefix}${mark}","event":${body}}`)
  }

  /**
   * Each event becomes bytes once, whoever hears it; each socket is written to once, however much it hears. A frame tells the
   * position before its reading, which is known when it is built: a client that resumes there hears some events twice, which
   * changes nothing.
   */
  hear({ from, to, events, tooMuch }: Reading): void {
    // Among what nobody reads may be a change of rights.
    if (tooMuch) {
      this.refresh(this.#listeners)
      return
    }
    const mail = new Map<Listener, Buffer[]>()
    for (const { xid, topics, body } of events) {
      let bytes: Buffer | undefined
      for (const listener of this.#hearing(topics)) {
        if (listener.seen !== undefined && !isNew(xid, listener.seen)) continue
        bytes ??= this.letter(from, body)
        if (listener.waiting) {
          listener.waiting.push({ xid, bytes })
          continue
        }
        const letters = mail.get(listener)
        if (letters) letters.push(bytes)
        else mail.set(listener, [bytes])
      }
      for (const topic of topics) if (isOfRights(topic)) this.refresh(this.#byTopic.get(topic) ?? [])
    }
    for (const [listener, letters] of mail) this.write(listener, letters.length === 1 ? letters[0]! : Buffer.concat(letters))
    for (const listener of this.#catchingUp) {
      if (listener.seen === undefined || !hasPassed(to, listener.seen)) continue
      delete listener.seen
      this.#catchingUp.delete(listener)
    }
  }

  /** Tells what is not of record, as `{ moment }`, to those who listen now, in all processes. */
  tell(topics: string[], body: object): void {
    const text = `${topicsOf({ topics })}\n${JSON.stringify(body)}`
    if (Buffer.byteLength(text) > longestMoment) throw new Error('A moment is longer than 7 kB')
    this.hearMoment(text)
    this.pass(text)
  }

  /** A moment of this process or another one: its topics, a line feed, its body. */
  hearMoment(text: string): void {
    const end = text.indexOf('\n')
    let bytes: Buffer | undefined
    for (const listener of this.#hearing(text.slice(0, end).split(' '))) {
      if (listener.waiting || listener.socket.writableLength > hurry) continue
      bytes ??= frame(`{"moment":${text.slice(end + 1)}}`)
      this.write(listener, bytes)
    }
  }

  write(listener: Listener, bytes: Buffer): void {
    const { socket } = listener
    if (socket.writableLength + bytes.length <= patience) socket.write(bytes)
    else this.#letGo(listener, 4008)
  }

  #letGo(listener: Listener, code: 1013 | 4001 | 4003 | 4005 | 4008): void {
    this.remove(listener)
    listener.close(code)
  }

  #hearing(topics: string[]): Iterable<Listener> {
    if (topics.length === 1) return this.#byTopic.get(topics[0]!) ?? []
    const told = new Set<Listener>()
    for (const topic of topics) for (const listener of this.#byTopic.get(topic) ?? []) told.add(listener)
    return told
  }

  /** Rights are looked up anew, and what was missed or must be forgotten is settled by reading the state again [P13]. */
  refresh(listeners: Iterable<Listener>): void {
    for (const listener of listeners) {
      const lookUp = Symbol()
      this.#lookingUp.set(listener, lookUp)
      const settle = (topics: Set<string> | undefined) => {
        // One that began before the rights changed again may answer after the one that knows it.
        if (!this.#listeners.has(listener) || this.#lookingUp.get(listener) !== lookUp) return
        if (!topics) return this.#letGo(listener, 4003)
        this.#unsubscribe(listener)
        this.#subscribe(listener, topics)
        this.write(listener, frame('{"readAgain":true}'))
      }
      // Nobody keeps hearing on rights that could not be looked up.
      listener.refresh().then(settle, (error) => this.#letGo(listener, closingFor(error)))
    }
  }

  #subscribe(listener: Listener, topics: Set<string>): void {
    listener.topics = topics
    for (const topic of topics) {
      const listeners = this.#byTopic.get(topic)
      if (listeners) listeners.add(listener)
      else this.#byTopic.set(topic, new Set([listener]))
    }
  }

  #unsubscribe(listener: Listener): void {
    for (const topic of listener.topics) {
      const listeners = this.#byTopic.get(topic)
      listeners?.delete(listener)
      if (listeners?.size === 0) this.#byTopic.delete(topic)
    }
  }
}

/** Whether an event there is of somebody's rights, and so of what they may hear. */
export const isOfRights = (topic: string) => topic.startsWith('rights:')

/** Nobody is signed in any more, or there is something to be done before anything else. */
export function closingFor(error: unknown): 1013 | 4001 | 4005 {
  if (!(error instanceof Refusal)) return 1013
  return error.code === 'not-signed-in' ? 4001 : 4005
}
