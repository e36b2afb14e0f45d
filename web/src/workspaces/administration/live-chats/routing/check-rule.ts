import { asksForLaterSession, conditionFault, type RoutingAction, replyVariables, unknownVariables } from '@parley/contract'
import { t } from '../../../../texts/index.ts'
import type { DraftRule } from './draft.ts'

export interface Wrong {
  name?: string
  conditions?: string
  action?: string
  group?: string
  operator?: string
  reply?: string
}

/** An action as it begins: whom it names is chosen next. */
export function actionOf(name: RoutingAction['name'], before: RoutingAction): RoutingAction {
  const groupId = 'groupId' in before ? before.groupId : ''
  if (name === 'queue') return { name, groupId }
  if (name === 'operator') return { name, userId: 'userId' in before ? before.userId : '' }
  if (name === 'common-queue' || name === 'last-operator') return { name }
  return { name, groupId, ...('skills' in before && before.skills && { skills: before.skills }) }
}

/** What the server would refuse, in words, field by field [RTE-17, RTE-19]. */
export function checkRule({ name, conditions, action, extras }: DraftRule): Wrong {
  const fault = conditionFault(conditions)
  const [unknown] = unknownVariables(extras.reply ?? '', replyVariables)
  return {
    ...(name.trim() === '' && { name: t('routing.nameMissing') }),
    ...(fault && { conditions: t(fault.fault === 'too-many' ? 'routing.tooMany' : 'routing.conditionsWrong') }),
    ...('groupId' in action && action.groupId === '' && { group: t('routing.groupMissing') }),
    ...('userId' in action && action.userId === '' && { operator: t('routing.operatorMissing') }),
    ...(action.name === 'last-operator' &&
      !fault &&
      !asksForLaterSession(conditions) && { action: t('refusals.condition-missing') }),
    ...(unknown !== undefined && { reply: t('liveChats.unknownVariable', { name: `{${unknown}}` }) }),
  }
}
