import { workerData } from 'node:worker_threads'
import type { Answered, Asked, Begun, Thrown } from './asked.ts'
import { valueIn, wrongWith } from './expressions.ts'
import { plainOf, toContext } from './to-feel.ts'

const { count, port } = workerData as Begun

port.on('message', (asked: Asked) => {
  port.postMessage(answer(asked))
  Atomics.add(count, 0, 1)
  Atomics.notify(count, 0)
})
Atomics.add(count, 0, 1)
Atomics.notify(count, 0)

function answer(asked: Asked): Answered[Asked['what']] | Thrown {
  try {
    if (asked.what === 'wrong') return { wrong: wrongWith(asked.expression, asked.known) }
    const { value, fault } = valueIn(asked.expression, { ...toContext(asked.variables), ...asked.about })
    return { value: plainOf(value), fault }
  } catch (error) {
    return { thrown: error instanceof RangeError ? 'It goes too deep' : (error as Error).message.slice(0, 300) }
  }
}
