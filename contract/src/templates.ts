import { clockOf } from './working-hours.ts'

/** What a template may name, as `{customer}`; besides `{DateTime()}` and `{DateTime("dd.MM.yyyy HH:mm")}` [LCS-21, QUE-01]. */
export const templateVariables = ['customer', 'liveChat', 'channel', 'created', 'subject'] as const

/** What a session knows of itself when it is opened. */
export interface TemplateFacts {
  /** The customer's display name. */
  customer: string
  liveChat: string
  /** The channel's name. */
  channel: string
  /** An e-mail's; empty elsewhere. */
  subject: string
  /** When it was opened, and the time zone that dates are written in. */
  at: Date
  timeZone: string
}

const variable = /\{([^{}]*)\}/g
const dateTime = /^DateTime\(\s*(?:(["'])([^"']*)\1)?\s*\)$/

/** The names in braces that are no variables, as they were written. */
export function unknownVariables(template: string): string[] {
  const named = [...template.matchAll(variable)].map(([, name = '']) => name.trim())
  return named.filter((name) => !dateTime.test(name) && !(templateVariables as readonly string[]).includes(name))
}

/** The text with what its variables stand for; what is no variable stays as it is. */
export function fillTemplate(template: string, facts: TemplateFacts): string {
  return template.replace(variable, (written, inside: string) => {
    const name = inside.trim()
    const called = dateTime.exec(name)
    if (called) return dateIn(facts, called[2] || 'yyyy-MM-dd HH:mm')
    if (name === 'created') return dateIn(facts, 'yyyy-MM-dd')
    return name === 'customer' || name === 'liveChat' || name === 'channel' || name === 'subject' ? facts[name] : written
  })
}

/** Letters of Unicode's date patterns (UTS 35): yyyy, yy, MM, dd, HH, mm; the rest stays as it is. */
function dateIn({ at, timeZone }: TemplateFacts, pattern: string): string {
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
