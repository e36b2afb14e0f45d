import { type Field, type FieldError, hiddenCodes, type ItemValues, type ValueError } from '@parley/contract'
import type { UserAsker } from '../people/index.ts'
import { Refusal } from '../platform/refusal.ts'
import type { App, Reads } from './app.ts'
import { type Refs, typeOf } from './field-types/index.ts'
import { ownValue } from './fill-item.ts'
import { type Found, findRefs } from './find-refs.ts'

export interface CheckedValues {
  values: ItemValues
  warnings: FieldError[]
}

interface Stands {
  /** Of an item that is there. */
  itemId?: string
  before?: ItemValues | undefined
  /** What a new one begins with, whatever became of it. */
  begun?: ItemValues
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
  { itemId, before, begun }: Stands = {},
): Promise<CheckedValues> {
  const { values, errors, warnings } = takeValues(app, given, before, begun)
  const found = await findRefs(reads, who, { app, values: [values], itemId })
  errors.push(...missingRefs(app, values, found, { ...before, ...begun }))
  if (errors.length > 0) throw new Refusal('values-invalid', { field: errors[0]!.field, errors })
  return { values, warnings }
}

/** What can be said of values by themselves. `begun`: what a new item has where nothing was sent. */
export function takeValues(
  app: Pick<App, 'fields'>,
  given: Record<string, unknown>,
  before: ItemValues | undefined,
  begun: ItemValues = {},
) {
  const values: ItemValues = { ...before, ...begun }
  const wrong = new Map<string, FieldError>()
  const warnings: FieldError[] = []
  const unknown = Object.keys(given).filter((code) => !app.fields.some((field) => field.code === code))
  for (const field of app.fields) {
    const { code } = field
    if (!Object.hasOwn(given, code)) continue
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
  for (const code of demanded(app, given, before, values)) if (!wrong.has(code)) wrong.set(code, errorAt(code, 'required'))
  const errors = app.fields.flatMap(({ code }) => wrong.get(code) ?? [])
  return { values, errors: [...unknown.map((code) => errorAt(code, 'unknown-field')), ...errors], warnings }
}

/** Required fields that stand empty: of a new item, those that were sent so, and those that were not there before this change. */
function demanded(
  { fields }: Pick<App, 'fields'>,
  given: Record<string, unknown>,
  before: ItemValues | undefined,
  values: ItemValues,
) {
  const hidden = hiddenCodes(fields, values)
  const wasHidden = before && hiddenCodes(fields, before)
  return fields
    .filter(
      (field) => field.required && !typeOf(field).made && !hidden.has(field.code) && ownValue(values, field.code) === undefined,
    )
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
