import { type AuditChange, canonical } from '@parley/contract'

/** As it was and as it is, in the words of the contract; none: it was not there. */
export interface Seen {
  before?: object | undefined
  after?: object | undefined
}

type Plain = AuditChange['before']

/** What says nothing of its own: who and when stand in the entry, and what follows from other things changes with those. */
const ignored = new Set([
  ...['id', 'version', 'changedAt', 'changedBy', 'createdAt', 'updatedAt', 'online', 'withRole', 'place'],
  ...['snippet', 'hostedUrl', 'testUrl', 'redirectUri', 'memberCount', 'count', 'usedBy', 'usedIn', 'size', 'away', 'parentId'],
  ...['channelId', 'channels', 'broken', 'baseBroken', 'avatarFileId'],
])

/** Nothing of these is kept, whatever they hold. */
const isSecret = /(password|secret|token|totp|codes)$/i

/** In characters, and in elements of a list. */
const longest = 500
const most = 100

export const differ = (seen: Seen) => differencesOf(seen).length > 0

/** Field by field, and only what differs; objects by their fields. What was not there counts as empty; of what was before, only what is told of now. */
export function differencesOf({ before = {}, after }: Seen): AuditChange[] {
  const [was, is] = [flat(after === undefined ? before : narrowed(before, after)), flat(after ?? {})]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((field): AuditChange[] => {
    const [one, other] = [was.get(field), is.get(field)]
    if (isSame(one, other)) return []
    if (isSecret.test(field) && [one, other].some((value) => typeof value === 'string'))
      return [{ field, before: null, after: null, secret: true }]
    return [{ field, ...shown(one, other) }]
  })
}

const narrowed = (before: object, after: object) => Object.fromEntries(Object.entries(before).filter(([key]) => key in after))

/** `{ sso: { issuer } }` → `sso.issuer` */
function flat(value: object, into = new Map<string, unknown>(), path = ''): Map<string, unknown> {
  for (const [key, inner] of Object.entries(value)) {
    if (ignored.has(key)) continue
    const field = path + key
    if (isObject(inner) && !('name' in inner && 'id' in inner)) flat(inner, into, `${field}.`)
    else into.set(field, inner)
  }
  return into
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)

const empty = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** What was not there and is off or empty now is no news. */
function isSame(one: unknown, other: unknown): boolean {
  if (empty(one) && empty(other)) return true
  if ((one === undefined && other === false) || (one === false && other === undefined)) return true
  return canonical(one) === canonical(other)
}

/** Of two lists what went and what came; where the order alone is another, both. */
function shown(one: unknown, other: unknown): { before: Plain; after: Plain } {
  const lists = [one, other].some(Array.isArray)
  if (!lists) return { before: plain(one), after: plain(other) }
  const [was, is] = [texts(one), texts(other)]
  const [gone, come] = [was.filter((text) => !is.includes(text)), is.filter((text) => !was.includes(text))]
  return gone.length + come.length > 0 ? { before: cut(gone), after: cut(come) } : { before: cut(was), after: cut(is) }
}

const texts = (value: unknown) => (Array.isArray(value) ? value.map(textOf) : empty(value) ? [] : [textOf(value)])

function plain(value: unknown): Plain {
  if (value === undefined || value === null) return null
  return typeof value === 'number' || typeof value === 'boolean' ? value : short(textOf(value))
}

/** Things by their names, where that is all that tells one from another; what is more stands behind it. */
function textOf(value: unknown): string {
  const bare = bareOf(value)
  if (typeof bare === 'string') return bare
  if (!isObject(bare)) return canonical(bare)
  const { name, ...more } = bare as { name?: unknown }
  return typeof name === 'string' ? `${name} ${canonical(more)}` : canonical(bare)
}

/** Without what says nothing, and without secrets. */
function bareOf(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(bareOf)
  if (!isObject(value)) return value
  const kept = Object.entries(value).filter(
    ([key, inner]) => !empty(inner) && !ignored.has(key) && !(isSecret.test(key) && typeof inner === 'string'),
  )
  const bare = Object.fromEntries(kept.map(([key, inner]) => [key, bareOf(inner)]))
  return 'id' in value && typeof bare.name === 'string' && Object.keys(bare).length === 1 ? bare.name : bare
}

/** Not through the middle of a sign: PostgreSQL takes no half of one. */
const short = (text: string) => (text.length > longest ? `${text.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…` : text)
const cut = (list: string[]) => [...list.slice(0, most).map(short), ...(list.length > most ? [`… ${list.length - most}`] : [])]
