import { type Field, type FieldError, hiddenCodes, type ItemValues, type ValueError } from '@parley/contract'
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

interface Limited {
  limits?: FieldLimits
  /** What somebody sent themselves, where the server has added to it. */
  sent?: Record<string, unknown>
  /** What a new item has where nothing was sent, whatever became of it. */
  begun?: ItemValues
}

interface Stands extends Limited {
  /** Of an item that is there. */
  itemId?: string
  before?: ItemValues | undefined
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
  { itemId, before, ...limited }: Stands = {},
): Promise<CheckedValues> {
  const { values, errors, warnings } = takeValues(app, given, before, limited)
  const found = await findRefs(reads, who, { app, values: [values], itemId })
  errors.push(...missingRefs(app, values, found, { ...before, ...limited.begun }))
  if (errors.length > 0) throw new Refusal('values-invalid', { field: errors[0]!.field, errors })
  return { values, warnings }
}

/** What can be said of values by themselves. What somebody may not fill in is not asked from them. */
export function takeValues(
  app: Pick<App, 'fields'>,
  given: Record<string, unknown>,
  before: ItemValues | undefined,
  { limits = noLimits, sent = given, begun = {} }: Limited = {},
) {
  const { hidden, readOnly } = limits
  const values: ItemValues = { ...before, ...begun }
  const wrong = new Map<string, FieldError>()
  const errors: FieldError[] = []
  const warnings: FieldError[] = []
  for (const code of Object.keys(sent)) {
    if (hidden.has(code) || !app.fields.some((field) => field.code === code)) errors.push(errorAt(code, 'unknown-field'))
    else if (readOnly.has(code)) errors.push(errorAt(code, 'read-only'))
  }
  for (const field of app.fields) {
    const { code } = field
    const shut = (hidden.has(code) || readOnly.has(code)) && Object.hasOwn(sent, code)
    if (!Object.hasOwn(given, code) || shut) continue
    const { check, made } = typeOf(field)
    const checked = check(given[code], field.settings)
    if ('wrong' in checked) {
      wrong.set(code, errorAt(code, checked.wrong.code, checked.wrong.detail))
      continue
    }
    if (made) continue
    if (checked.warning) warnings.push(errorAt(code, checked.warning.code, checked.warning.detail))
    if (checked.value !== undefined) values[code] = checked.value
    else delete values[code]
  }
  for (const code of demanded(app, given, before, { values, limits }))
    if (!wrong.has(code)) wrong.set(code, errorAt(code, 'required'))
  return { values, errors: [...errors, ...app.fields.flatMap(({ code }) => wrong.get(code) ?? [])], warnings }
}

/** Required fields that stand empty: of a new item, those that were sent so, and those that were not there before this change. */
function demanded(
  { fields }: Pick<App, 'fields'>,
  given: Record<string, unknown>,
  before: ItemValues | undefined,
  { values, limits }: { values: ItemValues; limits: FieldLimits },
): string[] {
  // As who fills them in sees them: what is hidden from somebody brings no field in that they could not know of.
  const seen = fields.filter(({ code }) => !limits.hidden.has(code))
  const hidden = hiddenCodes(seen, values)
  const wasHidden = before && hiddenCodes(seen, before)
  return seen
    .filter((field) => field.required && !typeOf(field).made && !hidden.has(field.code) && !limits.readOnly.has(field.code))
    .filter(({ code }) => ownValue(values, code) === undefined)
    .filter(({ code }) => Object.hasOwn(given, code) || !wasHidden || wasHidden.has(code))
    .map(({ code }) => code)
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
