import {
  createOrgItem,
  deleteOrgItem,
  editOrgItem,
  listOrgItems,
  type Named,
  type OrgItem,
  type OrgItemKind,
  putInPosition,
  takeFromPosition,
} from '@parley/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ask, sayOf } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { announce } from '../../../ui/announce.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { afterMove, namesAbove, type Place } from './chart.ts'

const key = ['org-items']
/** Moves are sent in the order in which they were made. */
let sending: Promise<unknown> = Promise.resolve()

/** The chart and what is done to it; each change is saved at once, and told aloud. */
export function useChart() {
  const queries = useQueryClient()
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => ask(listOrgItems, { signal }), staleTime: 10_000 })
  const items: readonly OrgItem[] = query.data ?? []
  const refresh = async () => {
    await queries.invalidateQueries({ queryKey: key })
    for (const other of ['groups', 'people', 'users', 'user']) void queries.invalidateQueries({ queryKey: [other] })
  }
  const send = <T>(change: () => Promise<T>): Promise<T | undefined> => {
    const sent = sending.then(change).catch((error: unknown) => {
      toast({ kind: 'error', text: sayOf(error) })
      return undefined
    })
    sending = sent.then(refresh)
    return sent
  }
  const path = (orgItemId: string) => ({ orgItemId })

  return {
    query,
    items,
    refresh,
    async add(kind: OrgItemKind, name: string, parentId: string | null): Promise<string | undefined> {
      const made = await send(() => ask(createOrgItem, { body: { kind, name, parentId } }))
      if (made) announce(t('org.added', { name: made.name }))
      await sending
      return made?.id
    },
    async rename({ id }: OrgItem, name: string) {
      queries.setQueryData(key, (was: OrgItem[] | undefined) => was?.map((one) => (one.id === id ? { ...one, name } : one)))
      if (await send(() => ask(editOrgItem, { path: path(id), body: { name } }))) announce(t('org.renamed', { name }))
    },
    move({ id, name }: OrgItem, place: Place) {
      const after = afterMove(items, id, place)
      queries.setQueryData(key, after)
      const siblings = after.filter(({ parentId }) => parentId === place.parentId)
      const parent = namesAbove(after, id).at(-1) ?? t('org.top')
      const at = siblings.findIndex((one) => one.id === id) + 1
      announce(t('org.moved', { name, place: at, count: siblings.length, parent }))
      return send(() => ask(editOrgItem, { path: path(id), body: { ...place } }))
    },
    remove: async ({ id, name }: OrgItem) => {
      await ask(deleteOrgItem, { path: path(id), query: { subtree: 'yes' } })
      announce(t('org.deleted', { name }))
      await refresh()
    },
    /** Whoever is new joins, and whoever is missing leaves. */
    async setPeople(item: OrgItem, users: readonly Named[]) {
      const come = users.filter(({ id }) => !item.users.some((user) => user.id === id))
      const gone = item.users.filter(({ id }) => !users.some((user) => user.id === id))
      const set = (one: OrgItem) => (one.id === item.id ? { ...one, users: [...users] } : one)
      queries.setQueryData(key, (was: OrgItem[] | undefined) => was?.map(set))
      const path = (userId: string) => ({ orgItemId: item.id, userId })
      for (const { id, name } of come)
        if (await send(() => ask(putInPosition, { path: path(id) }))) announce(t('org.joined', { person: name, name: item.name }))
      for (const { id, name } of gone)
        if (await send(() => ask(takeFromPosition, { path: path(id) })))
          announce(t('org.left', { person: name, name: item.name }))
    },
  }
}

export type Chart = ReturnType<typeof useChart>
