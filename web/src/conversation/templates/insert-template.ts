import { copyTemplateFiles, fillResponse, type ResponseTemplate } from '@parley/contract'
import type { QueryClient } from '@tanstack/react-query'
import { flushSync } from 'react-dom'
import { ask } from '../../live/index.ts'
import type { Store } from '../../store.ts'
import { t } from '../../texts/index.ts'
import { toast } from '../../ui/toasts.tsx'
import { workspace } from '../../workspace.ts'
import { attachSent, type Desk } from '../desk.ts'
import { macroFor } from './actions.ts'
import { followUpOf } from './follow-up.ts'
import { selectPlaceholder } from './placeholders.ts'
import { choicesQuery, textOf, valuesQuery } from './use-templates.ts'

interface Place {
  desk: Store<Desk>
  session: { id: string; liveChatId: string }
  field: HTMLTextAreaElement
  /** What it stands in place of. */
  from: number
  to: number
}

/** Puts it into the field for editing, with its files; nothing is sent by itself [CMP-04]. */
export async function insertTemplate(queries: QueryClient, template: ResponseTemplate, place: Place): Promise<void> {
  const { desk, session, field, from, to } = place
  const nothing = { values: {}, timeZone: 'UTC' }
  // Without the values everything is left to be filled in by hand.
  const [{ values, timeZone }, choices] = await Promise.all([
    queries.fetchQuery(valuesQuery(session.id)).catch(() => nothing),
    template.actions.groupId === null ? undefined : queries.fetchQuery(choicesQuery).catch(() => undefined),
  ])
  const said = fillResponse(textOf(template), values, { at: new Date(), timeZone })
  flushSync(() => desk.set((was) => ({ ...was, text: was.text.slice(0, from) + said + was.text.slice(to) })))
  const macro = macroFor(template.actions, session.liveChatId, workspace.get(), choices)
  followUpOf(desk).set((was) => ({
    templateIds: [...was.templateIds, template.id],
    macro: macro ?? was.macro,
  }))
  field.focus()
  field.setSelectionRange(from + said.length, from + said.length)
  selectPlaceholder(field, from, from + said.length)
  if (template.files.length > 0) await attachCopies(desk, template)
}

async function attachCopies(desk: Store<Desk>, template: ResponseTemplate): Promise<void> {
  try {
    attachSent(desk, await ask(copyTemplateFiles, { path: { templateId: template.id } }))
  } catch {
    toast({ kind: 'error', text: t('templates.filesFailed', { name: template.name }) })
  }
}
