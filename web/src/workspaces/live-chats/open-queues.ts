import { panes } from '../../ui/panes.ts'
import { workspace } from '../../workspace.ts'
import { chatFilter } from './side/ChatFilter.tsx'
import { folds } from './side/folds.ts'
import { each } from './side/side-items.ts'

/** Unfolds every Queue, so that the unassigned sessions of all live chats stand in the menu [CNT-09]. */
export function openQueues(): void {
  const ids = workspace.get()?.liveChats.map(({ id }) => id) ?? []
  chatFilter.set(each)
  folds.set((was) => ({ ...was, ...Object.fromEntries(ids.map((id) => [`queue:${id}`, true])) }))
  panes.set((was) => ({ ...was, sideShown: true }))
}
