import { type RefObject, useCallback, useEffect, useState } from 'react'
import { announce } from '../ui/announce.tsx'

/** What is typed behind the sign that opens a list, and where it stands with the sign. */
export interface Typed {
  typed: string
  from: number
  to: number
}

/** The composer that a tool's button stands in, and its field. */
export function useComposer(button: RefObject<HTMLElement | null>) {
  const [composer, setComposer] = useState<HTMLElement | null>(null)
  useEffect(() => setComposer(button.current?.closest<HTMLElement>('[data-composer]') ?? null), [button])
  return { composer, field: composer?.querySelector('textarea') }
}

/** Hears what stands before the caret; a list that was closed by Escape stays closed until something else is typed. */
export function useTyped(
  field: HTMLTextAreaElement,
  at: (text: string, caret: number) => Typed | undefined,
): [typed: Typed | undefined, close: () => void] {
  const [typed, setTyped] = useState<Typed>()
  const close = useCallback(() => setTyped(undefined), [])
  useEffect(() => {
    const hear = () => setTyped(at(field.value, field.selectionStart))
    field.addEventListener('input', hear)
    field.addEventListener('blur', close)
    return () => {
      field.removeEventListener('input', hear)
      field.removeEventListener('blur', close)
    }
  }, [field, at, close])
  return [typed, close]
}

interface Listing<T> {
  field: HTMLTextAreaElement
  /** Of the listbox; an option's is this, a hyphen and its own. */
  id: string
  typed: Typed | undefined
  found: readonly T[]
  /** `held`: with Ctrl or the command key. */
  take: (one: T, held: boolean) => void
  close: () => void
  /** Told when the list opens. */
  said: string
}

/** The keys of a list whose focus stays in the text (WAI-ARIA, combobox with list autocomplete). @returns what is chosen */
export function useListKeys<T extends { id: string }>(list: Listing<T>): T | undefined {
  const { field, id, typed, found, take, close, said } = list
  const [chosen, setChosen] = useState(0)
  const open = found.length > 0
  const at = Math.min(chosen, found.length - 1)
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every letter it begins at the first one.
  useEffect(() => setChosen(0), [typed])
  useEffect(() => {
    if (open) announce(said)
  }, [open, said])
  useEffect(() => {
    if (!open) return
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || event.shiftKey || event.altKey) return
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      const picks = event.key === 'Enter' || (event.key === 'Tab' && !event.ctrlKey)
      if (!step && !picks && event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      if (step) setChosen((at + step + found.length) % found.length)
      else if (picks) take(found[at]!, event.key === 'Enter' && (event.ctrlKey || event.metaKey))
      else close()
    }
    // Before the field's own: a press that chooses sends nothing.
    const composer = field.closest('[data-composer]')!
    composer.addEventListener('keydown', press as EventListener, { capture: true })
    return () => composer.removeEventListener('keydown', press as EventListener, { capture: true })
  }, [open, found, at, field, take, close])
  useCombobox(field, id, open ? `${id}-${found[at]!.id}` : undefined)
  return found[at]
}

function useCombobox(field: HTMLTextAreaElement, list: string, active: string | undefined): void {
  useEffect(() => {
    if (!active) return
    const said = {
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': 'true',
      'aria-controls': list,
      'aria-activedescendant': active,
    }
    for (const [name, value] of Object.entries(said)) field.setAttribute(name, value)
    return () => {
      for (const name of Object.keys(said)) field.removeAttribute(name)
    }
  }, [field, list, active])
}
