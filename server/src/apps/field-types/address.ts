import { addressLimits, addressParts, countries, type FieldValues } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import { type FieldType, isEmpty, isKept, nothing, wrong } from './field-type.ts'

type Address = FieldValues['address']
type Part = (typeof addressParts)[number]

const english = new Intl.DisplayNames('en', { type: 'region' })
const names = Object.fromEntries(countries.map((code) => [code, english.of(code)!]))

export const address: FieldType<'address'> = {
  type: 'address',
  check(given) {
    if (isEmpty(given)) return nothing
    if (typeof given !== 'object' || Array.isArray(given)) return wrong('not-understood')
    const sent = given as Record<string, unknown>
    if (Object.keys(sent).some((part) => !addressParts.includes(part as Part))) return wrong('not-understood')
    const value = {} as Address
    for (const part of addressParts) {
      const text = sent[part] ?? ''
      if (typeof text !== 'string' || !isKept(text)) return wrong('not-understood')
      value[part] = text.replace(/\s+/g, ' ').trim()
    }
    value.country = value.country.toUpperCase()
    if (value.country !== '' && !Object.hasOwn(names, value.country)) return wrong('country')
    for (const part of addressParts)
      if ([...value[part]].length > addressLimits[part]) return wrong('too-long', String(addressLimits[part]))
    return addressParts.every((part) => value[part] === '') ? nothing : { value }
  },
  text: ({ country, region, city, postcode, street, house, flat }) =>
    lined([`${street} ${house}`, flat, `${postcode} ${city}`, region, names[country] ?? country]),
  csv: (value) => addressParts.map((part) => value[part].replace(/[\\;]/g, '\\$&')).join('; '),
  /** What is not as we write it may be in any order: nothing of it is guessed. */
  read(text) {
    const parts = [...`${text};`.matchAll(/((?:\\.|[^\\;])*);/gsuy)].map(([, part = '']) => part.replace(/\\(.)/gsu, '$1').trim())
    const ours = parts.length === addressParts.length && (parts[0] === '' || Object.hasOwn(names, parts[0]!.toUpperCase()))
    return ours ? Object.fromEntries(addressParts.map((part, at) => [part, parts[at]!])) : { street: text }
  },
  contains: (kept) => {
    const part = (name: Part) => sql`nullif((${kept}) ->> ${name}, '')`
    const both = (one: Part, other: Part) => sql`nullif(concat_ws(' ', ${part(one)}, ${part(other)}), '')`
    const country: RawBuilder<unknown> = sql`${JSON.stringify(names)}::jsonb ->> ((${kept}) ->> 'country')`
    return sql`concat_ws(', ', ${both('street', 'house')}, ${part('flat')}, ${both('postcode', 'city')}, ${part('region')}, ${country})`
  },
}

const lined = (parts: readonly string[]): string =>
  parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(', ')
