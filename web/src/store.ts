import { useSyncExternalStore } from 'react'

/** One value that screens watch. What comes from the server lives in the query cache, what can be shared in the URL; this is the rest. */
export interface Store<T> {
  get(): T
  set(next: T | ((was: T) => T)): void
  on(listener: () => void): () => void
}

export function store<T>(start: T): Store<T> {
  let value = start
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      const now = typeof next === 'function' ? (next as (was: T) => T)(value) : next
      if (Object.is(now, value)) return
      value = now
      for (const listener of [...listeners]) listener()
    },
    on(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export function useStore<T>(from: Store<T>): T {
  return useSyncExternalStore(from.on, from.get)
}

/** A store kept in this browser under `parley.<name>`, the same in all of its tabs. Unreadable or forbidden storage means `start`. */
export function remembered<T>(name: string, start: T): Store<T> {
  const key = `parley.${name}`
  const kept = store(read(key, start))
  let writing = true
  kept.on(() => {
    if (!writing) return
    try {
      localStorage.setItem(key, JSON.stringify(kept.get()))
    } catch {
      // Private windows and full disks: the choice lasts as long as the tab.
    }
  })
  addEventListener('storage', (event) => {
    if (event.key !== key) return
    writing = false
    kept.set(read(key, start))
    writing = true
  })
  return kept
}

function read<T>(key: string, start: T): T {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as T | null
    if (kept === null || typeof kept !== typeof start) return start
    return typeof kept === 'object' ? { ...start, ...kept } : kept
  } catch {
    return start
  }
}
