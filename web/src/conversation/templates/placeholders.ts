import { placeholdersIn } from '@parley/contract'

/** Selects the first place between these that is to be filled in. @returns whether there is one */
export function selectPlaceholder(field: HTMLTextAreaElement, from: number, to = Number.POSITIVE_INFINITY): boolean {
  const found = placeholdersIn(field.value).find((one) => one.from >= from && one.from < to)
  if (found) field.setSelectionRange(found.from, found.to)
  return found !== undefined
}

/** The one before the selection. */
function selectPlaceholderBefore(field: HTMLTextAreaElement): boolean {
  const found = placeholdersIn(field.value).findLast((one) => one.from < field.selectionStart)
  if (found) field.setSelectionRange(found.from, found.to)
  return found !== undefined
}

/** Tab goes to the next one and Shift Tab to the last; behind the last one it leaves the field as ever [ui.md S7]. */
export function tabBetween(event: KeyboardEvent, field: HTMLTextAreaElement): void {
  if (event.key !== 'Tab' || event.altKey || event.ctrlKey || event.metaKey) return
  if (event.shiftKey ? selectPlaceholderBefore(field) : selectPlaceholder(field, field.selectionEnd)) event.preventDefault()
}
