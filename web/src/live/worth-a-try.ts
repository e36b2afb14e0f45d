import { backoff } from './backoff.ts'
import { connection } from './connection.ts'

/** Resolves when it is worth a try again: after a while that grows with the tries, or as soon as the line is back. */
export function worthATry(tries: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer)
      removeEventListener('online', go)
      deaf()
      resolve()
    }
    const timer = setTimeout(go, backoff(tries))
    let { socket } = connection.get()
    const deaf = connection.on(() => {
      const was = socket
      socket = connection.get().socket
      if (socket === 'open' && was !== 'open') go()
    })
    addEventListener('online', go)
  })
}
