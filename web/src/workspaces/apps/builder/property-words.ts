import type { AppRow, Field } from '@parley/contract'
import type { TextKey } from '../../../texts/index.ts'
import { kindOf, noRefs } from '../fields/index.ts'
import { t } from './words.ts'

/** What properties name by ids and codes. */
export interface About {
  apps: readonly Pick<AppRow, 'id' | 'name'>[]
  fields: readonly Field[]
}

/** As the builder calls them; those of one type alone under its name. */
const names: Readonly<Record<string, TextKey>> = {
  name: 'apps.fieldName',
  code: 'apps.fieldCode',
  tip: 'apps.tip',
  required: 'apps.required',
  searchable: 'apps.searchable',
  default: 'building.default',
  unique: 'building.unique',
  visibleIf: 'building.visibleIf',
  multiline: 'fields.multiline',
  maxLength: 'fields.maxLength',
  mask: 'fields.mask',
  maskMessage: 'fields.maskMessage',
  many: 'fields.many',
  wrong: 'fields.wrongFormat',
  options: 'fields.options',
  digits: 'fields.digits',
  'counter.digits': 'fields.leastDigits',
  prefix: 'fields.prefix',
  first: 'fields.firstNumber',
  kind: 'fields.dateKind',
  currency: 'fields.firstCurrency',
  result: 'fields.result',
  expression: 'fields.expression',
  columns: 'fields.columns',
  appId: 'fields.linkedApp',
  kinds: 'fields.accountKinds',
}

const choices: Readonly<Record<string, TextKey>> = {
  'wrong.warn': 'fields.warn',
  'wrong.forbid': 'fields.forbid',
  'kind.date': 'fields.date',
  'kind.time': 'fields.time',
  'kind.both': 'fields.dateAndTime',
}

/** As the builder shows them; what it does not know comes last. */
export function inOrder(keys: Iterable<string>): string[] {
  const known = Object.keys(names)
  const place = (key: string) => known.indexOf(key) + 1 || known.length + 1
  return [...keys].sort((a, b) => place(a) - place(b))
}

export function propertyName(key: string, { type }: Pick<Field, 'type'>): string {
  const name = names[`${type}.${key}`] ?? names[key]
  return name ? t(name) : key
}

/** A property's value in words; of what nobody here knows at least all that stands in it. */
export function propertyWords(value: unknown, key: string, field: Field, about: About): string {
  if (value === undefined || value === null || value === '') return t('building.nothing')
  if (key === 'default' && typeof value !== 'boolean')
    return kindOf(field).text(value, field, noRefs) || plain(value, field, about)
  if (key === 'appId') return about.apps.find(({ id }) => id === value)?.name ?? t('fields.linkedGone')
  const chosen = typeof value === 'string' && choices[`${key}.${value}`]
  return chosen ? t(chosen) : plain(value, field, about)
}

function plain(value: unknown, field: Field, about: About): string {
  if (typeof value === 'boolean') return t(value ? 'fields.yes' : 'fields.no')
  if (Array.isArray(value)) return value.map((one) => plain(one, field, about)).join(', ') || t('building.nothing')
  if (typeof value !== 'object' || value === null) return String(value ?? '')
  if ('name' in value) return String(value.name)
  const known = (part: string, one: unknown) =>
    part === 'code' ? (about.fields.find(({ code }) => code === one)?.name ?? String(one)) : plain(one, field, about)
  return Object.entries(value)
    .map(([part, one]) => `${propertyName(part, field)}: ${known(part, one)}`)
    .join('; ')
}
