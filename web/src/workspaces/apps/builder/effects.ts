import type { App, AppDefinition, Double, Field, Loss } from '@parley/contract'
import { kindOf } from '../fields/index.ts'
import { isSame } from './definition.ts'
import { t } from './words.ts'

/** What the server says of a draft without saving it. */
export interface Foreseen {
  losses: readonly Loss[]
  /** Items that are there are written anew. */
  rewrites: boolean
  /** What it would be refused for. */
  doubles: readonly Double[]
}

/** More items than this the server does not count. */
const COUNTED = 10_000

export const lossWords = ({ name, items }: Loss): string =>
  t(items >= COUNTED ? 'apps.lossMany' : 'apps.loss', { name, count: items })

export const doubleWords = ({ name, values, examples }: Double): string =>
  t('building.effectDoubles', { name, count: values, examples: examples.map((one) => `“${one}”`).join(', ') })

/** What publishing means for the items and live chats that are there. */
export function effectsOf({ usedIn, ...before }: App, after: AppDefinition, { rewrites }: Foreseen): string[] {
  const was = new Map(before.fields.map((field) => [field.id, field]))
  const fresh = (wanted: (field: Field) => boolean) => after.fields.filter((field) => wanted(field) && !was.has(field.id))
  const required = after.fields.filter((field) => field.required && !was.get(field.id)?.required)
  const counters = fresh((field) => kindOf(field).made === 'counted')
  const formulas = rewrites ? reckoned(before, after) : []
  const isForm = !isSame(before.form, after.form) || !isSame(before.fields, after.fields)
  const names = (some: readonly { name: string }[]) => ({ names: some.map(({ name }) => name).join(', ') })
  return [
    ...(usedIn.length > 0 && isForm ? [t('building.effectChats', names(usedIn))] : []),
    ...(required.length > 0 ? [t('building.effectRequired', names(required))] : []),
    ...(counters.length > 0 ? [t('building.effectCounters', names(counters))] : []),
    ...(formulas.length > 0 ? [t('building.effectFormulas', names(formulas))] : []),
    ...(rewrites && counters.length + formulas.length === 0 ? [t('building.effectRewrite')] : []),
  ]
}

/** All formulas where one of them, or what they may name, is another than before. */
function reckoned(before: AppDefinition, after: AppDefinition): Field[] {
  const parts = ({ fields }: AppDefinition) => fields.map(({ code, type, settings }) => [code, type, settings])
  return isSame(parts(before), parts(after)) ? [] : after.fields.filter((field) => kindOf(field).made === 'reckoned')
}
