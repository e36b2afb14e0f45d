import { remembered } from '../store.ts'
import { type Action, actions, perform } from './actions.ts'
import { matches, type Stroke, strokesOf } from './keys.ts'

/** Shortcuts of one key without Ctrl, ⌘ or Alt can be switched off [WCAG 2.2, 2.1.4]. */
export const singleKeys = remembered('singleKeys', true)

const CHORD = 1000

let begun: readonly KeyboardEvent[] = []
let timer: ReturnType<typeof setTimeout> | undefined

/** Listens on the whole page; call it once. Gives the way to stop. */
export function listenToKeys(): () => void {
  addEventListener('keydown', heard)
  return () => removeEventListener('keydown', heard)
}

function heard(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.key === 'Shift') return
  const pressed = [...begun, event]
  forgetChord()
  const found = actions.get().flatMap((action) => sequencesOf(action).map((strokes) => ({ action, strokes })))
  const fitting = found.filter(
    ({ action, strokes }) =>
      pressed.every((one, at) => strokes[at] && matches(one, strokes[at])) && allowed(strokes, event, action),
  )
  const whole = fitting.find(({ strokes }) => strokes.length === pressed.length)
  if (whole) {
    event.preventDefault()
    perform(whole.action)
  } else if (fitting.length) {
    event.preventDefault()
    begun = pressed
    timer = setTimeout(forgetChord, CHORD)
  }
}

function forgetChord(): void {
  clearTimeout(timer)
  begun = []
}

function sequencesOf(action: Action): (readonly Stroke[])[] {
  return [action.keys ?? []].flat().map(strokesOf)
}

function allowed(strokes: readonly Stroke[], event: KeyboardEvent, { within, unlessWritten }: Action): boolean {
  const at = event.target instanceof Element ? event.target : document.body
  if (within && at !== document.body && !at.closest(within)) return false
  if (unlessWritten && isWritten(at)) return false
  if (!strokes[0]?.single) return true
  if (at.closest('input, textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"], [role="dialog"]'))
    return false
  return singleKeys.get() && !document.querySelector('[role="dialog"][aria-modal="true"]')
}

function isWritten(at: Element): boolean {
  const field = at.closest<HTMLInputElement>('input, textarea, [contenteditable="true"]')
  return field !== null && (field.value ?? field.textContent) !== ''
}
