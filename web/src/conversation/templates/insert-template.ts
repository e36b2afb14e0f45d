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
import { followPlace } from './follow-place.ts'
import { selectPlaceholder } from './placeholders.ts'
import { choicesQuery, textOf, valuesQuery } from './use-templates.ts'

interface Where {
  desk: Store<Desk>
  session: { id: string; liveChatId: string }
  field: HTMLTextAreaElement
  /** What it stands in place of. */
  from: number
  to: number
}

/** Puts it into the field for editing, with its files; nothing is sent by itself [CMP-04]. */
export async function insertTemplate(queries: QueryClient, template: ResponseTemplate, where: Where): Promise<void> {
  const { desk, session, field } = where
  const placeNow = followPlace(desk, where.from, where.to)
  const nothing = { values: {}, timeZone: 'UTC' }
  // Without the values everything is left to be filled in by hand.
  const [{ values, timeZone }, choices] = await Promise.all([
    queries.fetchQuery(valuesQuery(session.id)).catch(() => nothing),
    template.actions.groupId === null ? undefined : queries.fetchQuery(choicesQuery).catch(() => undefined),
  ])
  const said = fillResponse(textOf(template), values, { at: new Date(), timeZone })
  const macro = macroFor(template.actions, session.liveChatId, workspace.get(), choices)
  const { from, to, moved } = placeNow()
  const caret = field.selectionStart
  flushSync(() =>
    desk.set((was) => ({
      ...was,
      text: was.text.slice(0, from) + said + was.text.slice(to),
      follow: {
        sessionId: session.id,
        templateIds: [...(was.follow?.templateIds ?? []), template.id],
        macro: macro ?? was.follow?.macro,
      },
    })),
  )
  if (field.isConnected) {
    field.focus()
    const end = from + said.length
    // Who has typed on meanwhile goes on where they are.
    const at = moved && caret > from ? Math.max(caret + end - to, end) : end
    field.setSelectionRange(at, at)
    if (!moved) selectPlaceholder(field, from, end)
  }
  if (template.files.length > 0) await attachCopies(desk, template)
}

async function attachCopies(desk: Store<Desk>, template: ResponseTemplate): Promise<void> {
  try {
    attachSent(desk, await ask(copyTemplateFiles, { path: { templateId: template.id } }))
  } catch {
    toast({ kind: 'error', text: t('templates.filesFailed', { name: template.name }) })
  }
}
