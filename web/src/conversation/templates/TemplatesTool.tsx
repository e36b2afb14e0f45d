import { ActionIcon } from '@mantine/core'
import { IconTemplate } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { t } from '../../texts/index.ts'
import { useActions } from '../../ui/actions.ts'
import { lazy } from '../../ui/lazy.ts'
import { Tooltip } from '../../ui/Tooltip.tsx'
import type { ComposerToolProps } from '../composer-tools.tsx'
import { useComposer } from '../field-list.ts'
import { BeforeSending } from './BeforeSending.tsx'
import { insertTemplate } from './insert-template.ts'
import { tabBetween } from './placeholders.ts'
import { SlashList } from './SlashList.tsx'
import { templatesQuery } from './use-templates.ts'

const TemplatePicker = lazy(() => import('./TemplatePicker.tsx'))

/** Response templates in the composer: by the icon, and by a slash in the text [CMP-03, CMP-04, ui.md S7]. */
export default function TemplatesTool({ desk, to }: ComposerToolProps) {
  const button = useRef<HTMLButtonElement>(null)
  const { composer, field } = useComposer(button)
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  useEffect(() => {
    if (!field) return
    const read = () => void queries.prefetchQuery(templatesQuery)
    const press = (event: KeyboardEvent) => tabBetween(event, field)
    field.addEventListener('focus', read)
    field.addEventListener('keydown', press)
    return () => {
      field.removeEventListener('focus', read)
      field.removeEventListener('keydown', press)
    }
  }, [field, queries])
  const label = t('templates.insert')
  useActions([{ id: 'templates', label, group: t('templates.title'), icon: IconTemplate, run: () => setOpen(true) }])

  const { session } = to
  const insert = useCallback(
    async (template: Parameters<typeof insertTemplate>[1], sendNow: boolean, at?: { from: number; to: number }) => {
      if (!field || !session) return
      setOpen(false)
      const place = at ?? { from: field.selectionStart, to: field.selectionEnd }
      await insertTemplate(queries, template, { desk, session, field, ...place })
      // As if somebody pressed it, so that everything that stands before sending stands before this too.
      if (sendNow)
        field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }))
    },
    [queries, desk, field, session],
  )
  return (
    <>
      <Tooltip label={label}>
        <ActionIcon ref={button} aria-label={label} aria-haspopup="dialog" onClick={() => setOpen(true)} data-testid="templates">
          <IconTemplate size={19} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      {composer && field && session && (
        <>
          {createPortal(<SlashList field={field} session={session} insert={insert} />, composer)}
          {createPortal(<BeforeSending desk={desk} field={field} />, composer)}
        </>
      )}
      {open && session && (
        <Suspense>
          <TemplatePicker session={session} insert={insert} close={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

export type Insert = (
  template: Parameters<typeof insertTemplate>[1],
  sendNow: boolean,
  at?: { from: number; to: number },
) => Promise<void>
