import { parentPort, workerData } from 'node:worker_threads'
import type { Answered, Asked, Begun, Rows, Thrown, WaitedFor } from './asked.ts'
import { valueIn, wrongWith } from './expressions.ts'
import { plainOf, toContext } from './to-feel.ts'

const { count, port } = workerData as Begun

port.on('message', (asked: Asked) => {
  if (asked.what === 'rows') for (const row of asked.rows) say({ row: rowOf(asked, row) })
  else say(answer(asked))
})
one()
parentPort!.postMessage('begun')

function say(answer: Answered[Asked['what']] | Thrown): void {
  port.postMessage(answer)
  one()
}

function one(): void {
  Atomics.add(count, 0, 1)
  Atomics.notify(count, 0)
}

function answer(asked: WaitedFor): Answered[WaitedFor['what']] | Thrown {
  try {
    if (asked.what === 'wrong') return { wrong: wrongWith(asked.expression, asked.known) }
    const { value, fault } = valueIn(asked.expression, { ...toContext(asked.variables), ...asked.about })
    return { value: plainOf(value), fault }
  } catch (error) {
    return { thrown: error instanceof RangeError ? 'It goes too deep' : (error as Error).message.slice(0, 300) }
  }
}

function rowOf({ expressions, fields }: Rows, row: Record<string, unknown>): unknown[] {
  const context = toContext(fields.map((field) => ({ field, value: row[field.code] })))
  return expressions.map((expression) => {
    try {
      return plainOf(valueIn(expression, context).value)
    } catch {
      return null
    }
  })
}
