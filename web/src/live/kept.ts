import { type KeptState, keptDatabase } from './kept-database.ts'
import { tabs } from './tabs.ts'

/** Which build this is: the page names its entry, and the entry's name has a hash of all of it. */
const program = document.querySelector<HTMLScriptElement>('script[type=module][src]')?.src ?? ''

/** Whose states may be written; nobody's until the server has said who is here, and after they have left. */
let writer: string | undefined

type Row<T> = KeptState & { state: T }

/** What is kept under this key, as this program holds it. */
export async function keptState<T>(key: string): Promise<Row<T> | undefined> {
  const row = await (await keptDatabase()).get('states', key)
  return row?.program === program ? (row as Row<T>) : undefined
}

/** The same of all keys that begin like this. */
export async function keptStates<T>(prefix: string): Promise<Row<T>[]> {
  const rows = await (await keptDatabase()).getAll('states', IDBKeyRange.bound(prefix, `${prefix}\uffff`))
  return rows.filter((row) => row.program === program) as Row<T>[]
}

/** The server has said who is here: what is kept of others goes, and from now on theirs is kept. */
export async function keepStatesOf(user: string): Promise<void> {
  writer = user
  const changing = (await keptDatabase()).transaction('states', 'readwrite')
  for (const row of await changing.store.getAll())
    if (row.user !== user || row.program !== program) void changing.store.delete(row.key)
  await changing.done
}

/** Keeps all of it or none; `undefined` forgets. Nothing is written once the person has left. */
export async function keepStates(
  user: string,
  states: ReadonlyMap<string, { at: number; state: unknown } | undefined>,
): Promise<void> {
  const kept = await keptDatabase()
  if (writer !== user) return
  const changing = kept.transaction('states', 'readwrite')
  for (const [key, now] of states)
    void (now ? changing.store.put({ key, user, program, ...now } satisfies KeptState) : changing.store.delete(key))
  await changing.done
}

/** Forgets what the server told, in every tab: the person has left, or may not come in any more. */
export async function forgetStates(): Promise<void> {
  writer = undefined
  tabs.tell('left')
  await (await keptDatabase()).clear('states')
}

tabs.on('left', () => {
  writer = undefined
})
