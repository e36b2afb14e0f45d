import { store, useStore } from '../store.ts'

/** A part of the program that comes when somebody is about to want it, and not with the first visit. */
export interface Late<T> {
  /** Fetches it, once; harmless to say again. */
  load: () => Promise<T>
  /** The part, as soon as it is there. */
  use: () => T | undefined
}

export function late<T>(fetch: () => Promise<T>): Late<T> {
  const part = store<T | undefined>(undefined)
  let asked: Promise<T> | undefined
  const load = () => {
    asked ??= fetch().then(
      (came) => {
        part.set(() => came)
        return came
      },
      (error: unknown) => {
        asked = undefined
        throw error
      },
    )
    return asked
  }
  return { load, use: () => useStore(part) }
}

/** When the page has nothing better to do: what is fetched then is there at the first click. */
export function whenIdle(run: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(run, 200)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(run, { timeout: 2000 })
  return () => cancelIdleCallback(handle)
}
