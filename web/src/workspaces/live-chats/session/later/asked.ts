import { store } from '../../../../store.ts'

/** The session of which somebody wants to be reminded: when, is being asked. */
export const reminding = store<string | undefined>(undefined)
