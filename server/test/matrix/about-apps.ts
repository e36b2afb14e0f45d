import { v7 } from 'uuid'
import { aDefinition } from '../an-app.ts'
import { type AppWorld, appWorld, may } from './app-world.ts'
import type { AskerName } from './askers.ts'
import { type Asking, all, type Given, only, type Row, type Target } from './row.ts'

type Of = 'one' | 'restricted' | 'hidden' | 'missing'
type More = (world: AppWorld, asking: Asking) => Given
const nothing: More = () => ({})

export const of =
  (which: Of, more: More = nothing) =>
  async (asking: Asking): Promise<Given> => {
    const world = await appWorld(asking.company)
    const [appId, itemId] =
      which === 'missing'
        ? [asking.missing, asking.missing]
        : which === 'hidden'
          ? [world.hidden.appId, world.hidden.itemId]
          : [world.appId, which === 'restricted' ? world.restrictedId : world.itemId]
    const { path, ...rest } = more(world, asking)
    return { path: { appId, itemId, ...path }, ...rest }
  }

/** Granted to these, `forbidden` to who may only see, and not there for the rest. */
export const granted = (who: readonly AskerName[], seen: readonly AskerName[], more?: More): Record<string, Target> => ({
  one: { given: of('one', more), gets: { ok: who, forbidden: seen.filter((asker) => !who.includes(asker)) }, rest: 'not-found' },
  hidden: only(['administrator'], of('hidden', more)),
  missing: all('not-found', of('missing', more)),
})

/** The same of an item; one that is restricted is there for who may see it, and for nobody else. */
export const grantedOfItem: typeof granted = (who, seen, more) => {
  const ok = who.filter((asker) => chosen.has(asker))
  return {
    ...granted(who, seen, more),
    restricted: {
      given: of('restricted', more),
      gets: { ok, forbidden: seen.filter((asker) => chosen.has(asker) && !ok.includes(asker)) },
      rest: 'not-found',
    },
  }
}
const chosen: ReadonlySet<AskerName> = new Set(may.chosen)

const oldGrants: More = () => ({ body: { version: -1, grants: [], fields: [] } })
const aView = { name: 'Mine', search: '', filters: [], order: 'name', columns: [], layout: 'table', shared: false }
const definition = () => aDefinition([], { nameTemplate: '' })
/** The same, sent over a version that is gone: who is let through is told so. */
export const late = (targets: Record<string, Target>): Record<string, Target> =>
  Object.fromEntries(
    Object.entries(targets).map(([name, target]) => {
      const { ok, ...gets } = target.gets ?? {}
      return [name, { ...target, gets: { ...gets, ...(ok && { 'changed-meanwhile': ok }) } }]
    }),
  )

export const aboutApps: Record<string, Row> = {
  listApps: { gate: 'user', targets: { own: all('ok') } },
  createApp: {
    gate: 'administrator',
    targets: {
      new: all('ok', () => ({ body: { ...definition(), code: `m${v7().replaceAll('-', '')}` } })),
      'with a taken code': all('code-exists', () => ({ body: { ...definition(), code: 'contacts' } })),
    },
  },
  readApp: { gate: 'user', targets: granted(may.see, may.see) },
  editApp: {
    gate: 'administrator',
    targets: {
      'hidden, late': all(
        'changed-meanwhile',
        of('hidden', ({ hidden }) => ({ body: { ...hidden.definition, version: -1 } })),
      ),
      'hidden, without its fields': all(
        'confirmation-missing',
        of('hidden', ({ hidden }) => ({ body: { ...hidden.definition, ...definition(), version: 1 } })),
      ),
      missing: all(
        'not-found',
        of('missing', ({ hidden }) => ({ body: hidden.definition })),
      ),
    },
  },
  deleteApp: {
    gate: 'administrator',
    targets: {
      'without its name': all(
        'confirmation-missing',
        of('hidden', () => ({ query: { confirmation: '?' } })),
      ),
      missing: all(
        'not-found',
        of('missing', () => ({ query: { confirmation: '?' } })),
      ),
    },
  },
  readAppGrants: { gate: 'user', targets: granted(may.full, may.see) },
  editAppGrants: { gate: 'user', targets: late(granted(may.full, may.see, oldGrants)) },
  listItemViews: { gate: 'user', targets: granted(may.view, may.view) },
  saveItemView: {
    gate: 'user',
    targets: {
      ...granted(may.view, may.view, () => ({ path: { viewId: v7() }, body: aView })),
      shared: {
        given: of('one', () => ({ path: { viewId: v7() }, body: { ...aView, shared: true } })),
        gets: { ok: may.build, forbidden: may.view.filter((asker) => asker !== 'administrator') },
        rest: 'not-found',
      },
      'over another’s': only(
        ['administrator'],
        of('one', ({ viewId }) => ({ path: { viewId }, body: { ...aView, shared: true } })),
      ),
    },
  },
  deleteItemView: {
    gate: 'user',
    targets: {
      'a missing view': all(
        'not-found',
        of('one', (_, { missing }) => ({ path: { viewId: missing } })),
      ),
      shared: only(
        [],
        of('hidden', ({ viewId }) => ({ path: { viewId } })),
      ),
      missing: all(
        'not-found',
        of('missing', (_, { missing }) => ({ path: { viewId: missing } })),
      ),
    },
  },
}
