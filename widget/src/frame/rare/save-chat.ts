import { texts } from '../../texts/en.ts'
import { save } from '../previews.ts'
import { set, state } from '../state.ts'

/** Where the live chat allows it [TRN-01]. */
export async function saveChat(): Promise<void> {
  const { id, name } = state.thread!
  await save({ id, name: `${name}.pdf` }, `threads/${id}/transcript?format=pdf`)
  if (state.notLoaded === id) set({ notTaken: texts.downloadFailed })
}
