import type { ResponseTemplate } from '@parley/contract'
import { useCallback, useEffect, useId, useState } from 'react'
import type { Store } from '../../store.ts'
import { t } from '../../texts/index.ts'
import { announce } from '../../ui/announce.tsx'
import type { Desk } from '../desk.ts'
import { findTemplates } from './find-templates.ts'
import { type Slash, slashAt } from './slash.ts'
import { TemplateOptions } from './TemplateOptions.tsx'
import type { Insert } from './TemplatesTool.tsx'
import css from './templates.module.css'
import { useTemplates } from './use-templates.ts'

const MOST = 8

interface Listing {
  desk: Store<Desk>
  field: HTMLTextAreaElement
  session: { id: string; liveChatId: string }
  insert: Insert
}

/** A slash at a line's start or after a space lists what it may stand for; the focus stays in the text [CMP-03, ui.md S7]. */
export function SlashList({ field, session, insert }: Listing) {
  const id = useId()
  const [slash, setSlash] = useState<Slash>()
  const [chosen, setChosen] = useState(0)
  const { data } = useTemplates(slash !== undefined)
  const found = slash ? findTemplates(data?.templates ?? [], slash.typed).slice(0, MOST) : []
  const open = found.length > 0
  const at = Math.min(chosen, found.length - 1)
  useSlash(
    field,
    useCallback((now: Slash | undefined) => {
      setSlash(now)
      setChosen(0)
    }, []),
  )

  useEffect(() => {
    if (!open) return
    const take = (template: ResponseTemplate, sendNow: boolean) => {
      setSlash(undefined)
      void insert(template, sendNow, slash && { from: slash.from, to: slash.to })
    }
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || event.shiftKey || event.altKey) return
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      const picks = event.key === 'Enter' || (event.key === 'Tab' && !event.ctrlKey)
      if (!step && !picks && event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      if (step) setChosen((at + step + found.length) % found.length)
      else if (picks) take(found[at]!, event.key === 'Enter' && (event.ctrlKey || event.metaKey))
      else setSlash(undefined)
    }
    // Before the field's own: a press that chooses sends nothing.
    const composer = field.closest('[data-composer]')!
    composer.addEventListener('keydown', press as EventListener, { capture: true })
    return () => composer.removeEventListener('keydown', press as EventListener, { capture: true })
  }, [open, found, at, slash, field, insert])

  const active = open ? `${id}-${found[at]!.id}` : undefined
  useCombobox(field, id, active)
  useEffect(() => {
    if (open) announce(t('templates.found'))
  }, [open])
  if (!open) return null
  return (
    <div className={css.slash}>
      <TemplateOptions
        id={id}
        templates={found}
        chosen={found[at]!.id}
        session={session}
        choose={(template) => {
          setSlash(undefined)
          void insert(template, false, slash && { from: slash.from, to: slash.to })
        }}
      />
      <p className={css.keys}>{t('templates.hint')}</p>
    </div>
  )
}

/** Hears where a slash stands before the caret; one that was closed by Escape stays closed until something else is typed. */
function useSlash(field: HTMLTextAreaElement, changed: (slash: Slash | undefined) => void): void {
  useEffect(() => {
    const typed = () => changed(slashAt(field.value, field.selectionStart))
    const left = () => changed(undefined)
    field.addEventListener('input', typed)
    field.addEventListener('blur', left)
    return () => {
      field.removeEventListener('input', typed)
      field.removeEventListener('blur', left)
    }
  }, [field, changed])
}

/** The field is a combobox as long as the list stands (WAI-ARIA, combobox with list autocomplete). */
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
