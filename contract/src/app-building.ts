import { type Static, Type } from 'typebox'
import { body, Named, Nothing } from './common.ts'
import { endpoint } from './endpoint.ts'

/** How often somebody who builds says so (ms), and how long they are taken for building after they last did. */
export const buildingEvery = 15_000
export const buildingFor = 45_000

/** Who builds an app: one person, in as many pages as they like. */
export const AppBuilding = Type.Object({ builder: Named })
export type AppBuilding = Static<typeof AppBuilding>

export const holdBuilding = endpoint({
  method: 'PUT',
  path: '/api/apps/:appId/building',
  who: 'administrator',
  summary:
    'I build this app, or still do: mine for 45 seconds where nobody else builds it, or with `takeOver`. Answers who does. A courtesy; publishing goes by versions [ui.md S21].',
  body: body({ takeOver: Type.Optional(Type.Boolean()) }),
  reply: AppBuilding,
  refuses: ['not-found'],
})
export const leaveBuilding = endpoint({
  method: 'DELETE',
  path: '/api/apps/:appId/building',
  who: 'administrator',
  summary: 'I build this app no more. Nothing changes where somebody else builds it.',
  reply: Nothing,
  refuses: ['not-found'],
})

/** Somebody else builds the app now, or nobody; told to administrators. That somebody is silent for too long is not told. */
export type AppBuilt = { name: 'app.building'; appId: string; builder: Named | null }
