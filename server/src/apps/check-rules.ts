import {
  type AppDefinition,
  circleFrom,
  conditionsOn,
  type Field,
  type FieldCondition,
  type FieldError,
  type ItemValues,
  knownDefaults,
  takesDefault,
  type ValueError,
} from '@parley/contract'
import type { UserAsker } from '../people/index.ts'
import type { App, Reads } from './app.ts'
import { missingRefs } from './check-values.ts'
import { typeOf, type Wrong } from './field-types/index.ts'
import { findRefs } from './find-refs.ts'

/** What is wrong with the settings that fields of all types may have: default, unique, visible if [APP-05, ui S21]. */
export async function checkRules(
  reads: Reads,
  who: UserAsker,
  { fields }: Pick<AppDefinition, 'fields'>,
  before: App | undefined,
): Promise<FieldError[]> {
  const errors: FieldError[] = []
  const say = (at: number, part: keyof Field, wrong: Wrong | undefined) =>
    wrong && void errors.push({ field: `/fields/${at}/${part}`, ...wrong })
  const begun = fixedValues(fields)
  const gone = await goneFrom(reads, who, fields, begun, before)
  for (const [at, field] of fields.entries()) {
    say(at, 'default', wrongDefault(field) ?? (gone.has(field.code) ? { code: 'not-found' } : undefined))
    say(at, 'unique', field.unique && !typeOf(field).keys ? { code: 'not-offered' } : undefined)
    say(at, 'visibleIf', wrongConditions(field, fields))
  }
  return errors
}

/** The values of defaults that are the same for everybody, as they are kept. */
export function fixedValues(fields: readonly Field[]): ItemValues {
  const values: ItemValues = {}
  for (const field of fields) {
    if (!field.default || !('fixed' in field.default) || !takesDefault(field)) continue
    const checked = typeOf(field).check(field.default.fixed, field.settings)
    if ('value' in checked && checked.value !== undefined) values[field.code] = checked.value
  }
  return values
}

function wrongDefault(field: Field): Wrong | undefined {
  const { default: begins } = field
  if (!begins) return undefined
  if (!takesDefault(field)) return { code: 'not-offered' }
  if ('known' in begins) return knownDefaults(field).includes(begins.known) ? undefined : { code: 'not-offered' }
  const checked = typeOf(field).check(begins.fixed, field.settings)
  if ('wrong' in checked) return checked.wrong
  return checked.value === undefined ? { code: 'required' } : undefined
}

/** Codes of fields whose default names what is not there. What stood in it before may stay, whatever became of it. */
async function goneFrom(
  reads: Reads,
  who: UserAsker,
  fields: readonly Field[],
  values: ItemValues,
  before: App | undefined,
): Promise<ReadonlySet<string>> {
  const app = { fields: [...fields] }
  const found = await findRefs(reads, who, { app, values: [values], itemId: undefined })
  const missing = missingRefs(app, values, found, before && fixedValues(before.fields))
  return new Set(missing.map(({ field }) => field.slice('/values/'.length)))
}

function wrongConditions(field: Field, fields: readonly Field[]): Wrong | undefined {
  for (const condition of field.visibleIf ?? []) {
    const on = fields.find(({ code }) => code === condition.field)
    const wrong: Wrong | undefined = on ? wrongCondition(condition, on) : { code: 'unknown-code', detail: condition.field }
    if (wrong) return wrong
  }
  const circle = circleFrom(fields, field.code)
  return circle.length > 0 ? { code: 'circular', detail: [field.code, ...circle].join(' → ') } : undefined
}

function wrongCondition({ is, value }: FieldCondition, on: Field): Wrong | undefined {
  const say = (code: ValueError): Wrong => ({ code, detail: on.name })
  if (!conditionsOn(on).includes(is)) return say('not-offered')
  if (is === 'filled' || is === 'empty') return value === undefined ? undefined : say('not-understood')
  if (value === undefined) return say('required')
  const { holding } = typeOf(on)
  if (is === 'equals') return !Array.isArray(value) && holding?.(value, on.settings) ? undefined : say('not-understood')
  if (!Array.isArray(value)) return say('not-understood')
  const { options = [] } = on.settings as { options?: readonly { code: string }[] }
  return value.every((code) => options.some((option) => option.code === code)) ? undefined : say('unknown-option')
}
