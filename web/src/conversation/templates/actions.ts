import type { MacroActions, TemplateChoices, Workspace } from '@parley/contract'
import type { Macro } from '../../live/index.ts'
import { t } from '../../texts/index.ts'
import { priorityName } from '../notice-text.ts'

/** What of the actions there is in the session's live chat; undefined: nothing [MAC-01]. */
export function macroFor(
  { priority, labelIds, groupId, close }: MacroActions,
  liveChatId: string,
  held: Pick<Workspace, 'liveChats'> | undefined,
  choices: TemplateChoices | undefined,
): Macro | undefined {
  const labels = held?.liveChats.find(({ id }) => id === liveChatId)?.labels.filter(({ id }) => labelIds.includes(id)) ?? []
  const group = choices?.liveChats.find(({ id }) => id === liveChatId)?.groups.find(({ id }) => id === groupId)
  const words = [
    priority === null ? '' : priorityName(priority),
    labels.length > 0 ? t('templates.labelled', { names: labels.map(({ name }) => name).join(', ') }) : '',
    group ? t('templates.toGroup', { name: group.name }) : '',
    close ? t('templates.closes') : '',
  ].filter(Boolean)
  if (words.length === 0) return undefined
  return {
    words,
    body: {
      ...(priority !== null && { priority }),
      ...(labels.length > 0 && { addLabelIds: labels.map(({ id }) => id) }),
      ...(group && { groupId: group.id }),
      ...(close && { close }),
    },
  }
}
