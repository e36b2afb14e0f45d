import { type Source, timelineOf } from './source.ts'
import { withEarlier } from './timeline.ts'

/** Portions that are read at most. */
const MOST = 200

/** Loads the conversation back, also from earlier sessions of the thread, until it is found or there is no more [CNV-11, SRC-06]. */
export async function readEarlier(source: Source, found: () => boolean, most = MOST): Promise<void> {
  const held = timelineOf(source.key)
  for (let portions = 0; !found() && held.get().next && portions < most; portions += 1) {
    const from = held.get().next
    const portion = await source.read(from)
    // Scrolling may have read it meanwhile.
    if (held.get().next === from) held.set((was) => withEarlier(was, portion))
  }
}
