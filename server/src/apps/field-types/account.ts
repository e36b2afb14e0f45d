import { type Account, AccountKind } from '@parley/contract'
import { sql } from 'kysely'
import { isEmail, isPhone, plainEmail, plainPhone } from './contact-ways.ts'
import { type FieldType, isEmpty, isKept, nothing, parts, wrong } from './field-type.ts'

const kinds: readonly string[] = AccountKind.anyOf.map((kind) => kind.const)

/** Of several kinds at once; two are the same when kind and value are [APP-03]. */
export const account: FieldType<'account'> = {
  type: 'account',
  check(given, settings) {
    if (isEmpty(given)) return nothing
    if (!Array.isArray(given)) return wrong('not-understood')
    const accounts = given.map(readAccount)
    if (accounts.some((one) => one === undefined)) return wrong('account')
    const kept = [...new Map(accounts.map((one) => [`${one!.kind} ${one!.value}`, one!])).values()]
    if (settings.kinds.length > 0 && kept.some(({ kind }) => !settings.kinds.includes(kind))) return wrong('account')
    const most = settings.many ? 50 : 1
    return kept.length > most ? wrong('too-many', String(most)) : { value: kept }
  },
  text: (value) => value.map(({ kind, value }) => `${kind}: ${value}`).join('; '),
  read: (text, { many }) =>
    (many ? parts(text) : [text]).map((part) => {
      const found = /^\s*([a-z]+)\s*:\s*(.+)$/i.exec(part)
      if (found && kinds.includes(found[1]!.toLowerCase())) return { kind: found[1]!.toLowerCase(), value: found[2] }
      return {
        kind: part.includes('@') && isEmail(plainEmail(part)) ? 'email' : isPhone(plainPhone(part)) ? 'phone' : 'other',
        value: part,
      }
    }),
  holding(given) {
    const one = readAccount(given)
    return one && [[one]]
  },
  common({ accounts, phone }) {
    const phones = phone === null ? [] : [{ kind: 'phone', value: plainPhone(phone) }]
    return [...accounts, ...phones].map((one) => ({
      reason: one.kind === 'phone' || one.kind === 'email' ? one.kind : 'account',
      held: [one],
    }))
  },
  keys: (kept) => sql`array(select (a ->> 'kind') || ' ' || (a ->> 'value') from jsonb_array_elements(${kept}) a)`,
  contains: (kept) =>
    sql`(select string_agg((a ->> 'kind') || ': ' || (a ->> 'value'), '; ') from jsonb_array_elements(${kept}) a)`,
}

/** As it is kept: trimmed, e-mail in lower case, phone as + and digits. Undefined for what is none. */
export function readAccount(given: unknown): Account | undefined {
  if (typeof given !== 'object' || given === null) return undefined
  const { kind, value, ...more } = given as Record<string, unknown>
  if (Object.keys(more).length > 0 || typeof kind !== 'string' || typeof value !== 'string') return undefined
  if (!kinds.includes(kind) || !isKept(value) || /\p{Cc}/u.test(value)) return undefined
  const plain = kind === 'email' ? plainEmail(value) : kind === 'phone' ? plainPhone(value) : value.trim()
  return plain === '' || plain.length > 254 ? undefined : { kind: kind as AccountKind, value: plain }
}
