import { store } from '../../../store.ts'

/** Whether something is searched for: then what is found stands in the place of the lists. */
export const searching = store(false)
