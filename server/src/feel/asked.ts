import type { MessagePort } from 'node:worker_threads'
import type { Field } from '@parley/contract'

/** A variable and what it holds; undefined: nothing. */
export interface Held {
  field: Field
  value: unknown
}

/** What the thread is asked while the asker waits: the value of an expression over these variables, or what is wrong with it by itself. */
export type WaitedFor =
  | { what: 'value'; expression: string; variables: readonly Held[]; about: object }
  | { what: 'wrong'; expression: string; known: readonly string[] }

/** The values of these expressions over each row; a row's come as soon as they are known. */
export interface Rows {
  what: 'rows'
  expressions: readonly string[]
  fields: readonly Field[]
  /** By code of field. */
  rows: readonly Record<string, unknown>[]
}
export type Asked = WaitedFor | Rows

/** By what was asked; `value` is without FEEL's own objects. */
export interface Answered {
  value: { value: unknown; fault?: string | undefined }
  wrong: { wrong: string | undefined }
  /** Null for what fails. */
  rows: { row: unknown[] }
}
/** Instead of an answer: it cannot be read, or goes too deep. */
export interface Thrown {
  thrown: string
}

/** Given to the thread: `count[0]` becomes 1 when it listens, and one more with each answer. It says `begun` then, too. */
export interface Begun {
  count: Int32Array
  /** By which it is asked and answers. */
  port: MessagePort
}
