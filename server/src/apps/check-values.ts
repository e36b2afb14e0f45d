import type { Field, FieldError, ItemValues, ValueError } from '@parley/contract'
import type { UserAsker } from '../people/index.ts'
import { Refusal } from '../platform/refusal.ts'
import type { App, Reads } from './app.ts'
import { type FieldLimits, noLimits } from './field-limits.ts'
import { type Refs, typeOf } from './field-types/index.ts'
import { ownValue } from './fill-item.ts'
import { type Found, findRefs } from './find-refs.ts'

export interface CheckedValues {
  values: ItemValues
  warnings: FieldError[]
}

/**
 * What was sent, over what is kept, as it is kept from now on. Null clears a field. Required fields must have a value in the end;
 * those that were not sent and had none before a field became required do not keep others from being changed [APP-06].
 * @throws {Refusal} `values-invalid` with every field that is not right
 */
export async function checkValues(
  reads: Reads,
  who: UserAsker,
  app: App,
  given: Record<string, unknown>,
  before?: { itemId: string; values: ItemValues },
  limited?: Limited,
): Promise<CheckedValues> {
  const { values, errors, warnings } = takeValues(app, given, before?.values, limited)
  const found = await findRefs(reads, who, { app, values: [values], itemId: before?.itemId })
  errors.push(...missingRefs(app, values, found, before?.values))
  if (errors.length > 0) throw new Refusal('values-invalid', { field: errors[0]!.field, errors })
  return { values, warnings }
}

interface Limited {
  limits: FieldLimits
  /** What somebody sent themselves, where the server has added to it. */
  sent?: Record<string, unknown>
}

/** What can be said of values by themselves. What somebody may not fill in is not asked from them. */
export function takeValues(
  app: Pick<App, 'fields'>,
  given: Record<string, unknown>,
  before: ItemValues | undefined,
  { limits: { hidden, readOnly }, sent = given }: Limited = { limits: noLimits },
) {
  const values: ItemValues = { ...before }
  const errors: FieldError[] = []
  const warnings: FieldError[] = []
  for (const code of Object.keys(sent)) {
    if (hidden.has(code) || !app.fields.some((field) => field.code === code)) errors.push(errorAt(code, 'unknown-field'))
    else if (readOnly.has(code)) errors.push(errorAt(code, 'read-only'))
  }
  for (const field of app.fields) {
    const { code } = field
    const { check, made } = typeOf(field)
    const limited = hidden.has(code) || readOnly.has(code)
    if (!Object.hasOwn(given, code) || (limited && Object.hasOwn(sent, code))) {
      if (field.required && !made && !limited && before === undefined) errors.push(errorAt(code, 'required'))
      continue
    }
    const checked = check(given[code], field.settings)
    if ('wrong' in checked) {
      errors.push(errorAt(code, checked.wrong.code, checked.wrong.detail))
      continue
    }
    if (made) continue
    if (checked.warning) warnings.push(errorAt(code, checked.warning.code, checked.warning.detail))
    if (checked.value !== undefined) values[code] = checked.value
    else {
      delete values[code]
      if (field.required) errors.push(errorAt(code, 'required'))
    }
  }
  return { values, errors, warnings }
}

/** Of kept values those that somebody has sent. */
export const sentOf = ({ fields }: Pick<App, 'fields'>, values: ItemValues): ItemValues => {
  const made = new Set(fields.filter((field) => typeOf(field).made).map(({ code }) => code))
  return Object.fromEntries(Object.entries(values).filter(([code]) => !made.has(code)))
}

/** Ids of what does not exist, is not theirs, or is no image. What stood in a field before may stay, whatever became of it. */
export function missingRefs(app: Pick<App, 'fields'>, values: ItemValues, found: Found, before: ItemValues = {}): FieldError[] {
  return app.fields.flatMap((field) => {
    const code = wrongRef(field, ownValue(values, field.code), found, ownValue(before, field.code))
    return code ? [errorAt(field.code, code)] : []
  })
}

function wrongRef(field: Field, value: ItemValues[string], found: Found, before: ItemValues[string]): ValueError | undefined {
  const { refs, appOf, imagesOnly } = typeOf(field)
  if (!refs || value === undefined) return undefined
  const stood = new Set(before === undefined ? [] : Object.values(refs(before)).flat())
  const added = Object.entries(refs(value)).map(([kind, ids]) => [kind, ids.filter((id) => !stood.has(id))])
  const { users = [], items = [], groups = [], orgItems = [], files = [] }: Partial<Refs> = Object.fromEntries(added)
  const appId = appOf?.(field.settings)
  const all =
    users.every((id) => found.users.has(id)) &&
    groups.every((id) => found.groups.has(id)) &&
    orgItems.every((id) => found.orgItems.has(id)) &&
    items.every((id) => found.items.get(id) === appId) &&
    files.every((id) => found.files.has(id))
  if (!all) return 'not-found'
  return imagesOnly && !files.every((id) => found.files.get(id)) ? 'not-an-image' : undefined
}

const errorAt = (code: string, error: ValueError, detail?: string): FieldError => ({
  field: `/values/${code}`,
  code: error,
  ...(detail !== undefined && { detail }),
})
