import type { Field, FieldError, ItemValues } from '@parley/contract'
import type { UserAsker } from '../people/index.ts'
import type { Reads } from './app.ts'
import { missingRefs, takeValues } from './check-values.ts'
import { typeOf } from './field-types/index.ts'
import { ownValue, refsIn } from './fill-item.ts'
import { findRefs } from './find-refs.ts'
import type { Known } from './known.ts'
import { namesOf } from './names.ts'

/** Variables of processes are typed as fields of apps are, and their values are checked and shown by the same code [BPR-09]. */
export interface Taken {
  /** Of the fields that were asked about. */
  values: ItemValues
  errors: FieldError[]
}

/** What was sent for these fields; all of them that are required must have a value. What is kept already may stay, if it is gone. */
export async function takeVariables(
  reads: Reads,
  who: UserAsker,
  fields: Field[],
  given: Record<string, unknown>,
  kept: ItemValues,
): Promise<Taken> {
  const { values, errors } = takeValues({ fields }, given, undefined)
  const found = await findRefs(reads, who, { app: { fields }, values: [values], itemId: undefined })
  return { values, errors: [...errors, ...missingRefs({ fields }, values, found, kept)] }
}

/** The same of values by themselves: whether what they name is there is not looked at. */
export function takeVariable(field: Field, given: unknown): { value: ItemValues[string] } | { wrong: string } {
  const checked = typeOf(field).check(given, field.settings)
  if (!('wrong' in checked)) return { value: checked.value }
  const { code, detail } = checked.wrong
  return { wrong: detail === undefined ? code : `${code} (${detail})` }
}

/** What is known of a customer, where a field of this type takes it. */
export function knownVariable(field: Field, known: Known): ItemValues[string] {
  const { fromKnown, check } = typeOf(field)
  const checked = check(fromKnown?.(known, field.settings, true), field.settings)
  return 'value' in checked ? checked.value : undefined
}

/** How values read as text, by code; empty where there is none. */
export async function textsOf(reads: Reads, fields: Field[], values: ItemValues): Promise<(code: string) => string> {
  const nameOf = await namesOf(reads, refsIn({ fields }, [values]))
  return (code) => {
    const field = fields.find((one) => one.code === code)
    const value = ownValue(values, code)
    return field && value !== undefined ? typeOf(field).text(value, field.settings, nameOf) : ''
  }
}

/** What a field's settings say beyond their schema. */
export const wrongSettings = (field: Field) => typeOf(field).checkSettings?.(field.settings)
export const linkedApp = (field: Field): string | undefined => typeOf(field).appOf?.(field.settings)
