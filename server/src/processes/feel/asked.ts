import type { MessagePort } from 'node:worker_threads'
import type { Field } from '@parley/contract'

/** A variable and what it holds; undefined: nothing. */
export interface Held {
  field: Field
  value: unknown
}

/** What the thread is asked: the value of an expression over these variables, or what is wrong with it by itself. */
export type Asked =
  | { what: 'value'; expression: string; variables: readonly Held[]; about: object }
  | { what: 'wrong'; expression: string; known: readonly string[] }

/** By what was asked; `value` is without FEEL's own objects. */
export interface Answered {
  value: { value: unknown; fault?: string | undefined }
  wrong: { wrong: string | undefined }
}
/** Instead of an answer: it cannot be read, or goes too deep. */
export interface Thrown {
  thrown: string
}

/** Given to the thread: `count[0]` becomes 1 when it listens, and one more with each answer. */
export interface Begun {
  count: Int32Array
  /** By which it is asked and answers. */
  port: MessagePort
}
