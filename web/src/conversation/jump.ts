import { toast } from '../ui/toasts.tsx'
import { type Source, timelineOf } from './source.ts'
import { withEarlier } from './timeline.ts'
import { t } from './words.ts'

/** Portions that are read at most to find a message. */
const MOST = 200

/** Goes to a message and lets it flash; what is not loaded is loaded, also from earlier sessions of the thread [CNV-04, CNV-11]. */
export async function jumpTo(source: Source, id: string, go: (id: string | undefined) => void): Promise<void> {
  const held = timelineOf(source.key)
  const isHere = () => held.get().items.some((item) => item.id === id)
  for (let portions = 0; !isHere() && held.get().next && portions < MOST; portions += 1) {
    const from = held.get().next
    const portion = await source.read(from)
    // Scrolling may have read it meanwhile.
    if (held.get().next === from) held.set((was) => withEarlier(was, portion))
  }
  if (!isHere()) return toast({ text: t('talk.notThere') })
  go(undefined)
  requestAnimationFrame(() => {
    go(id)
    flash(id)
  })
}

function flash(id: string, tries = 30): void {
  const found = document.querySelector<HTMLElement>(`[data-message="${id}"]`)
  if (!found) return void (tries > 0 && requestAnimationFrame(() => flash(id, tries - 1)))
  found.focus({ preventScroll: true })
  found.dataset['flash'] = ''
  setTimeout(() => delete found.dataset['flash'], 1600)
}
