import { place } from './place.ts'

const prefix = `parley:${place.liveChatId}:`

function usable(): Storage | undefined {
  try {
    localStorage.setItem(prefix, '')
    localStorage.removeItem(prefix)
    return localStorage
  } catch {
    return undefined
  }
}
const storage = usable()

/** False where the browser keeps nothing for us; then all of this lasts as long as the page. */
export const isStored = storage !== undefined
const memory = new Map<string, string>()

export function keep(name: string, value: string | null): void {
  try {
    if (value === null) storage?.removeItem(prefix + name)
    else storage?.setItem(prefix + name, value)
  } catch {
    // No room: it still lasts as long as the page.
  }
  if (value === null) memory.delete(name)
  else memory.set(name, value)
}

export function kept(name: string): string | undefined {
  return storage ? (storage.getItem(prefix + name) ?? undefined) : memory.get(name)
}

/** Names of what is kept that begin so, in their order. */
export function keptNames(start: string): string[] {
  const names = storage
    ? Object.keys(storage).flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []))
    : [...memory.keys()]
  return names.filter((name) => name.startsWith(start)).sort()
}

/** Of this tab, and only for as long as it is there. */
export function draftOfTab(text?: string): string {
  try {
    if (text !== undefined) sessionStorage.setItem(`${prefix}draft`, text)
    return sessionStorage.getItem(`${prefix}draft`) ?? ''
  } catch {
    return text ?? ''
  }
}
