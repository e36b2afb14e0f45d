import { type Static, Type } from 'typebox'
import { Named, orNull, Time } from './common.ts'
import { endpoint } from './endpoint.ts'

/** Who saved last, and when; null by: nobody who is still known. */
export const LastChange = Type.Object({ at: Time, by: orNull(Named) })
export type LastChange = Static<typeof LastChange>

/** By page of Administration; null: as it was from the beginning [ui S24]. */
export const SettingChanges = Type.Object({
  installation: orNull(LastChange),
  liveChats: orNull(LastChange),
  security: orNull(LastChange),
  mail: orNull(LastChange),
})
export type SettingChanges = Static<typeof SettingChanges>

export const readSettingChanges = endpoint({
  method: 'GET',
  path: '/api/settings/changes',
  who: 'administrator',
  summary: 'Who changed the settings last, for each page of them.',
  reply: SettingChanges,
  refuses: [],
})
