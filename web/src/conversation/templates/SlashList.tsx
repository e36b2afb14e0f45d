import type { ResponseTemplate } from '@parley/contract'
import { useId } from 'react'
import { t } from '../../texts/index.ts'
import { useListKeys, useTyped } from '../field-list.ts'
import { findTemplates } from './find-templates.ts'
import { slashAt } from './slash.ts'
import { TemplateOptions } from './TemplateOptions.tsx'
import type { Insert } from './TemplatesTool.tsx'
import css from './templates.module.css'
import { useTemplates } from './use-templates.ts'

const MOST = 8

interface Listing {
  field: HTMLTextAreaElement
  session: { id: string; liveChatId: string }
  insert: Insert
}

/** A slash at a line's start or after a space lists what it may stand for; the focus stays in the text [CMP-03, ui.md S7]. */
export function SlashList({ field, session, insert }: Listing) {
  const id = useId()
  const [slash, close] = useTyped(field, slashAt)
  const { data } = useTemplates(slash !== undefined)
  const found = slash ? findTemplates(data?.templates ?? [], slash.typed).slice(0, MOST) : []
  const take = (template: ResponseTemplate, sendNow = false) => {
    close()
    void insert(template, sendNow, slash && { from: slash.from, to: slash.to })
  }
  const chosen = useListKeys({ field, id, typed: slash, found, take, close, said: t('templates.found') })
  if (!chosen) return null
  return (
    <div className={css.slash}>
      <TemplateOptions id={id} templates={found} chosen={chosen.id} session={session} choose={take} />
      <p className={css.keys}>{t('templates.hint')}</p>
    </div>
  )
}
