import { clockOf } from './working-hours.ts'

/** What a template may name, as `{customer}`; besides `{DateTime()}` and `{DateTime("dd.MM.yyyy HH:mm")}` [LCS-21, QUE-01]. */
export const templateVariables = ['customer', 'liveChat', 'channel', 'created', 'subject'] as const

/** What a response template may name besides `{DateTime()}` and `{account.code}`, a field of the bound account's item [CMP-07]. */
export const responseVariables = [
  'customer',
  'customer.firstName',
  'operator',
  'operator.firstName',
  'liveChat',
  'channel',
  'session',
  'created',
] as const
const accountField = /^account\.([A-Za-z][A-Za-z0-9_]{0,39})$/

/** What a session knows of itself when it is opened. */
export interface TemplateFacts {
  /** The customer's display name. */
  customer: string
  liveChat: string
  /** The channel's name. */
  channel: string
  /** An e-mail's; empty elsewhere. */
  subject: string
  /** Who has the session, as its customer may know it; only where a text may name them. */
  operator?: string
  /** When it was opened, and the time zone that dates are written in. */
  at: Date
  timeZone: string
}

const variable = /\{([^{}]*)\}/g
const dateTime = /^DateTime\(\s*(?:(["'])([^"']*)\1)?\s*\)$/

/** The names in braces that are no variables, as they were written. */
export function unknownVariables(template: string, known: readonly string[] = templateVariables): string[] {
  const named = [...template.matchAll(variable)].map(([, name = '']) => name.trim())
  return named.filter((name) => !dateTime.test(name) && !known.includes(name))
}

/** The same of a response template. */
export function unknownInResponse(template: string): string[] {
  return unknownVariables(template, responseVariables).filter((name) => !accountField.test(name))
}

/** The codes of the account's fields that a response template names. */
export function accountFieldsIn(template: string): string[] {
  return [...template.matchAll(variable)].flatMap(([, name = '']) => accountField.exec(name.trim())?.[1] ?? [])
}

/** A response template's text with what is known; the rest stays in its braces, to be filled in by hand [CMP-07]. */
export function fillResponse(
  template: string,
  values: Readonly<Record<string, string | undefined>>,
  when: Pick<TemplateFacts, 'at' | 'timeZone'>,
): string {
  return template.replace(variable, (written, inside: string) => {
    const name = inside.trim()
    const called = dateTime.exec(name)
    return called ? dateIn(when, called[2] || 'yyyy-MM-dd HH:mm') : values[name] || written
  })
}

/** Where something stands that is still to be filled in: from the first brace to behind the last. */
export function placeholdersIn(text: string): { from: number; to: number; text: string }[] {
  return [...text.matchAll(variable)].flatMap(({ 0: found, 1: inside = '', index }) => {
    const name = inside.trim()
    const known = accountField.test(name) || responseVariables.some((one) => one === name)
    return known ? [{ from: index, to: index + found.length, text: found }] : []
  })
}

/** The text with what its variables stand for; what is no variable stays as it is. */
export function fillTemplate(template: string, facts: TemplateFacts): string {
  return template.replace(variable, (written, inside: string) => {
    const name = inside.trim()
    const called = dateTime.exec(name)
    if (called) return dateIn(facts, called[2] || 'yyyy-MM-dd HH:mm')
    if (name === 'created') return dateIn(facts, 'yyyy-MM-dd')
    if (name === 'operator' && facts.operator !== undefined) return facts.operator
    return name === 'customer' || name === 'liveChat' || name === 'channel' || name === 'subject' ? facts[name] : written
  })
}

/** Letters of Unicode's date patterns (UTS 35): yyyy, yy, MM, dd, HH, mm; the rest stays as it is. */
function dateIn({ at, timeZone }: Pick<TemplateFacts, 'at' | 'timeZone'>, pattern: string): string {
  const { date, time } = clockOf(timeZone, at)
  const [yyyy = '', MM = '', dd = ''] = date.split('-')
  const [HH = '', mm = ''] = time.split(':')
  const parts: Record<string, string> = { yyyy, yy: yyyy.slice(2), MM, dd, HH, mm }
  return pattern.replace(/yyyy|yy|MM|dd|HH|mm/g, (letters) => parts[letters]!)
}

/**
 * A new session's name [LCS-21]: one line of at most 200 characters. Without a template, or where nothing is left of it, an
 * e-mail's subject, and else the customer's display name.
 */
export function sessionName(template: string, facts: TemplateFacts): string {
  return lineOf(fillTemplate(template, facts)) || lineOf(facts.subject) || lineOf(facts.customer)
}

function lineOf(text: string): string {
  return [...text.replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim()].slice(0, 200).join('').trim()
}
