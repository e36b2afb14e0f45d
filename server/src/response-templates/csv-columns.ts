import type { Named, TemplateKind, TemplateSharing } from '@parley/contract'

/** What ids are called, as somebody may know it. */
export interface Names {
  folders: Named[]
  liveChats: Named[]
  groups: Named[]
}

export type Key = 'name' | 'shortcut' | 'description' | 'text' | 'url' | 'keywords' | 'folder' | 'sharing'

const headings = {
  name: 'Name',
  shortcut: 'Shortcut',
  description: 'Description',
  text: 'Text',
  url: 'URL',
  keywords: 'Keywords',
  folder: 'Folder',
  sharing: 'Shared with',
} as const satisfies Record<Key, string>

const keys: Record<TemplateKind, readonly Key[]> = {
  template: ['name', 'shortcut', 'description', 'text', 'folder', 'sharing'],
  article: ['name', 'shortcut', 'url', 'description', 'keywords', 'folder', 'sharing'],
}

export function columnsOf(kind: TemplateKind): { key: Key; heading: string }[] {
  return keys[kind].map((key) => ({ key, heading: headings[key] }))
}

/** `all`, `me`, `live chats: Sales; Support`, `groups: First line`. */
export function sharingText(sharing: TemplateSharing, { liveChats, groups }: Names): string {
  const named = (ids: readonly string[], names: readonly Named[]) =>
    ids.flatMap((id) => names.find((one) => one.id === id)?.name ?? []).join('; ')
  if (sharing.with === 'live-chats') return `live chats: ${named(sharing.liveChatIds, liveChats)}`
  if (sharing.with === 'groups') return `groups: ${named(sharing.groupIds, groups)}`
  return sharing.with
}

/** The same read back; empty: oneself. Undefined where it names what somebody may not choose. */
export function readSharing(text: string, { liveChats, groups }: Names): TemplateSharing | undefined {
  const said = text.trim()
  if (said === '' || said === 'me') return { with: 'me' }
  if (said === 'all') return { with: 'all' }
  const found = /^(live chats|groups):(.*)$/s.exec(said)
  if (!found) return undefined
  const names = found[2]!
    .split(';')
    .map((name) => name.trim())
    .filter(Boolean)
  const known = found[1] === 'groups' ? groups : liveChats
  const ids = names.map((name) => known.find((one) => one.name === name)?.id)
  if (ids.length === 0 || ids.length > 200 || ids.some((id) => id === undefined)) return undefined
  const all = [...new Set(ids)] as string[]
  return found[1] === 'groups' ? { with: 'groups', groupIds: all } : { with: 'live-chats', liveChatIds: all }
}
