import type { Security, SsoEdit } from '@parley/contract'
import { t } from '../../../texts/index.ts'
import type { Said } from '../../../ui/use-form.ts'

/** What stands in the form. A group that is not chosen yet is empty. */
export interface Draft {
  secondFactorGroupIds: string[]
  signInDays: number
  idleHours: number
  sso: SsoEdit
}

export function draftOf({ secondFactorGroups, signInDays, idleHours, sso }: Security): Draft {
  const { hasSecret: _, redirectUri: __, groups, ...provider } = sso
  return {
    secondFactorGroupIds: secondFactorGroups.map(({ id }) => id),
    signInDays,
    idleHours,
    sso: { ...provider, groups: groups.map(({ value, group }) => ({ value, groupId: group.id })) },
  }
}

/** Only what was changed is sent. */
export function changesIn(draft: Draft, saved: Draft): Partial<Draft> {
  const changed = Object.entries(draft).filter(([name, value]) => !same(value, saved[name as keyof Draft]))
  return Object.fromEntries(changed)
}

/** The first field that the server would refuse. */
export function wrongIn({ signInDays, idleHours, sso }: Draft): Said | undefined {
  if (!isWithin(signInDays, 90)) return { field: 'signInDays', text: t('security.numberWrong', { least: 1, most: 90 }) }
  if (!isWithin(idleHours, 720)) return { field: 'idleHours', text: t('security.numberWrong', { least: 1, most: 720 }) }
  const missing = { field: '', text: t('security.fieldMissing') }
  if (sso.on && !sso.issuer) return { ...missing, field: 'sso/issuer' }
  if (sso.on && !sso.clientId.trim()) return { ...missing, field: 'sso/clientId' }
  if (!sso.label.trim()) return { ...missing, field: 'sso/label' }
  if (!sso.emailClaim) return { ...missing, field: 'sso/emailClaim' }
  if (sso.groups.some(({ value, groupId }) => !value || !groupId))
    return { field: 'sso/groups', text: t('security.mappingMissing') }
  return undefined
}

function isWithin(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
