import '../../../texts/later.ts'
import type { AuditChange, AuditEntry } from '@parley/contract'
import { audit } from '../../../texts/en/audit.ts'
import { learn, t as say, type TextKey } from '../../../texts/index.ts'

learn({ audit })
/** The words for a key. Who says those of the audit log takes `t` from here, so that they have come with it. */
export const t = say

const has = (key: string): key is keyof typeof audit => Object.hasOwn(audit, key)

export const actionText = (action: AuditEntry['action']) => t(`audit.a_${action}` as TextKey)
export const kindText = (kind: AuditEntry['object']['kind']) => t(`audit.k_${kind}` as TextKey)

/** Whoever it was; who did not sign in has an address, and the product itself none. */
export function actorText({ actor, ip }: Pick<AuditEntry, 'actor' | 'ip'>): string {
  return actor.name || t(ip === null ? 'audit.product' : 'audit.nobody')
}

/** `limits.apiPerMinute` → Limits › API requests per minute */
export function fieldText(field: string): string {
  return field.split('.').map(partText).join(' › ')
}

function partText(code: string): string {
  const key = `f_${code}`
  if (has(key)) return t(`audit.${key}`)
  const words = code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** One line each; none: there was nothing. */
export function valueLines(value: AuditChange['before']): string[] {
  if (Array.isArray(value)) return value
  if (value === null || value === '') return []
  if (typeof value === 'boolean') return [t(value ? 'audit.yes' : 'audit.no')]
  return [String(value)]
}
