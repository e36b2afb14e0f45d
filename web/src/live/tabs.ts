type Listener = (more: unknown) => void

const channel = new BroadcastChannel('parley')
const listeners = new Map<string, Set<Listener>>()

channel.onmessage = ({ data }: MessageEvent<{ what: string; more: unknown }>) => {
  for (const listener of listeners.get(data.what) ?? []) listener(data.more)
}

/** The other tabs of this browser: tell them something, hear what they tell. One's own words are not heard. */
export const tabs = {
  tell(what: string, more?: unknown): void {
    channel.postMessage({ what, more })
  },
  on(what: string, listener: Listener): () => void {
    const those = listeners.get(what) ?? new Set()
    listeners.set(what, those.add(listener))
    return () => those.delete(listener)
  },
}

let first = false

/** Whether this tab speaks for all: it alone makes sounds and shows desktop notifications. When it is closed, another takes over. */
export function speaksForAll(): boolean {
  return first
}

void navigator.locks.request('parley.voice', () => {
  first = true
  return new Promise(() => {})
})
