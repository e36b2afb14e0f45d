import { toast } from '../ui/toasts.tsx'
import { readEarlier } from './read-earlier.ts'
import { type Source, timelineOf } from './source.ts'
import { t } from './words.ts'

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
