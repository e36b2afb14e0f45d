import { place } from './place.ts'

const prefix = `parley:${place.liveChatId}:`

function usable(): boolean {
  try {
    localStorage[prefix] = ''
    delete localStorage[prefix]
    return true
  } catch {
    return false
  }
}

/** False where the browser keeps nothing for us; then all of this lasts as long as the page. */
export const isStored = usable()
const store: Record<string, string> = isStored ? localStorage : {}

export function keep(name: string, value: string | null): void {
  try {
    if (value === null) delete store[prefix + name]
    else store[prefix + name] = value
  } catch {
    // No room: it still lasts as long as the page.
  }
}

export const kept = (name: string): string | undefined => store[prefix + name]

/** Names of what is kept that begin so, in their order. */
export const keptNames = (start: string): string[] =>
  Object.keys(store)
    .filter((key) => key.startsWith(prefix + start))
    .map((key) => key.slice(prefix.length))
    .sort()
