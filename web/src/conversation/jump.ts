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
  await readEarlier(source, isHere)
  if (!isHere()) return toast({ text: t('talk.notThere') })
  go(undefined)
  requestAnimationFrame(() => {
    go(id)
    flash(id)
  })
}

/** Home: everything before is loaded, and the first message has the focus [ui.md S6]. */
export async function jumpToBeginning(source: Source, go: (id: string | undefined) => void): Promise<void> {
  const held = timelineOf(source.key)
  if (held.get().next) toast({ text: t('conversation.loading') })
  await readEarlier(source, () => false)
  const first = held.get().items.find(({ notice }) => !notice)
  if (!first) return
  go(undefined)
  requestAnimationFrame(() => {
    go(first.id)
    focusOn(first.id)
  })
}

async function readEarlier(source: Source, found: () => boolean): Promise<void> {
  const held = timelineOf(source.key)
  for (let portions = 0; !found() && held.get().next && portions < MOST; portions += 1) {
    const from = held.get().next
    const portion = await source.read(from)
    // Scrolling may have read it meanwhile.
    if (held.get().next === from) held.set((was) => withEarlier(was, portion))
  }
}

function flash(id: string): void {
  focusOn(id, (found) => {
    found.dataset['flash'] = ''
    setTimeout(() => delete found.dataset['flash'], 1600)
  })
}

/** As soon as it is drawn. */
export function focusOn(id: string, then?: (found: HTMLElement) => void, tries = 30): void {
  const found = document.querySelector<HTMLElement>(`[data-message="${id}"]`)
  if (!found) return void (tries > 0 && requestAnimationFrame(() => focusOn(id, then, tries - 1)))
  found.focus({ preventScroll: true })
  then?.(found)
}
