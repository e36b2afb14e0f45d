import { noteTemplateUse, runMacro } from '@parley/contract'
import { ask, type FollowUp, isPassing, type Macro, sayOf } from '../../live/index.ts'
import { templates } from '../../texts/en/templates.ts'
import { learn, t } from '../../texts/index.ts'
import { toast } from '../../ui/toasts.tsx'

learn({ templates })

/** The message stays whatever becomes of this; what the server refuses is said [MAC-01]. @throws where it must be tried again */
export async function doFollowUp({ sessionId, templateIds, macro }: FollowUp): Promise<void> {
  if (macro) await run(sessionId, macro)
  // Figures only: one that is lost changes nothing.
  for (const templateId of new Set(templateIds)) void ask(noteTemplateUse, { path: { templateId } }).catch(() => undefined)
}

async function run(sessionId: string, { body, words }: Macro): Promise<void> {
  try {
    await ask(runMacro, { path: { sessionId }, body })
  } catch (error) {
    if (isPassing(error)) throw error
    toast({ kind: 'error', text: t('templates.notDone', { what: words.join(' · '), reason: sayOf(error) }) })
  }
}
