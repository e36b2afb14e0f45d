import { readApp } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { ask } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import type { Form } from './live-chat.ts'

/** Whom an item of the account app can name: its fields with users, who made it, and who changed it last [RTE-08]. */
export function useUserFields(appId: string | undefined, wanted = true) {
  const query = useQuery({
    queryKey: ['app', appId],
    queryFn: ({ signal }) => ask(readApp, { path: { appId: appId! }, signal }),
    enabled: appId !== undefined && wanted,
    refetchOnMount: 'always',
  })
  const own = query.data?.fields.filter(({ type }) => type === 'users').map(({ code, name }) => ({ code, name }))
  const always = [
    { code: '_author', name: t('routing.author') },
    { code: '_editor', name: t('routing.editor') },
  ]
  return { ...query, fields: own && [...own, ...always] }
}

/** The base rule in a line: First response · Main. */
export function useRuleText({ draft }: Form): string {
  const { rule, accountApp, operatorGroups } = draft
  const { fields } = useUserFields(accountApp?.id, rule.name === 'assigned-to')
  const group = operatorGroups.find(({ id }) => id === rule.groupId)?.name
  if (rule.name === 'first-response')
    return t('settings.ruleOf', { rule: t('settings.firstResponse'), group: group ?? t('settings.allGroups') })
  const field = fields?.find(({ code }) => code === rule.field)?.name ?? rule.field
  return t('routing.ruleOfThree', { rule: t('routing.assignedTo'), field, group: group ?? t('routing.gone') })
}
