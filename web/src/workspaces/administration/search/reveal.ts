import { focusPart } from '../../../ui/landmarks.ts'

/** How long a page may take until the setting is on it (ms). */
const patience = 8_000
const focusable = 'input, select, textarea, button, a[href], [tabindex="0"]'
/** What a label of a setting stands in; the same words may stand elsewhere on the page too. */
const labels = 'label, legend, h2, h3, [role="tab"], [class*="label"], [class*="Label"]'

let stop = () => {}

/** Waits until the page has it, brings it into view, and gives it the focus; a page without it gets the focus as a whole. */
export function reveal(path: string, text: string | undefined): void {
  stop()
  const look = () => location.pathname === path && show(text)
  if (look()) return
  const watch = new MutationObserver(() => look() && stop())
  const give = setTimeout(() => {
    stop()
    if (location.pathname === path) show(undefined)
  }, patience)
  stop = () => {
    watch.disconnect()
    clearTimeout(give)
  }
  watch.observe(document.body, { childList: true, subtree: true, characterData: true })
}

function show(text: string | undefined): boolean {
  const main = document.getElementById('main')
  if (!main) return false
  if (text === undefined) {
    focusPart(main)
    return true
  }
  const label = labelOf(main, text)
  if (!label) return false
  const [control, around] = controlOf(main, label)
  label.scrollIntoView({ block: 'center' })
  control?.focus({ preventScroll: true })
  around.animate([{ background: 'var(--bg-selected)' }, { background: 'var(--bg-selected)' }], { duration: 1_200 })
  return true
}

function labelOf(main: HTMLElement, text: string): HTMLElement | undefined {
  const found: HTMLElement[] = []
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if (node.textContent?.trim() === text && node.parentElement?.checkVisibility()) found.push(node.parentElement)
  }
  return found.find((one) => one.closest(labels)) ?? found[0]
}

/** What the label is for, or else the first thing that can be used in the smallest part of the page around it. */
function controlOf(main: HTMLElement, label: HTMLElement): [HTMLElement | undefined, HTMLElement] {
  const own = label.closest('label')?.control
  if (own && !own.matches(':disabled')) return [own, label.closest<HTMLElement>('label')!.parentElement!]
  const itself = label.closest<HTMLElement>(focusable)
  if (itself) return [itself, itself]
  for (let around = label.parentElement; around && around !== main; around = around.parentElement) {
    const within = [...around.querySelectorAll<HTMLElement>(focusable)].filter(
      (one) => !one.matches(':disabled, [type="hidden"]'),
    )
    const chosen = within.find((one) => one.matches(':checked[type="radio"]')) ?? within[0]
    if (chosen) return [chosen, around]
  }
  return [undefined, label]
}
