/** As long as it may take until what was opened is there; after it keys mean what they meant before. */
const PATIENCE = 5_000

let typed = ''
let stop = (): void => undefined

/** From here on what is typed is kept for the field that is about to come, and is nobody's shortcut. Gives the way to stop. */
export function keepTyped(cancel: () => void): () => void {
  const hear = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey } = event
    if (ctrlKey || metaKey || altKey || event.isComposing) return
    if (key === 'Escape') cancel()
    else if (key === 'Backspace') typed = typed.slice(0, -1)
    else if (key.length === 1) typed += key
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  typed = ''
  addEventListener('keydown', hear, { capture: true })
  const timer = setTimeout(() => stop(), PATIENCE)
  stop = () => {
    clearTimeout(timer)
    removeEventListener('keydown', hear, { capture: true })
  }
  return stop
}

/** The field has the keyboard: what was typed before that. */
export function takeTyped(): string {
  stop()
  const text = typed
  typed = ''
  return text
}
