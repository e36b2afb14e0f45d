import type { AppRow, Field, FieldCondition, FieldDefault, ItemRefs } from '@parley/contract'
import type { TextKey } from '../../../texts/index.ts'
import { kindOf } from '../fields/index.ts'
import { wordsOf } from '../list/Filters.tsx'
import { t } from './words.ts'

/** What properties name by ids and codes. */
export interface About {
  apps: readonly Pick<AppRow, 'id' | 'name'>[]
  fields: readonly Field[]
  refs: ItemRefs
}

/** As the builder calls them; those of one type alone under its name. */
const names: Readonly<Record<string, TextKey>> = {
  name: 'apps.fieldName',
  code: 'apps.fieldCode',
  tip: 'apps.tip',
  required: 'apps.required',
  searchable: 'apps.searchable',
  default: 'apps.default',
  unique: 'apps.unique',
  visibleIf: 'apps.visibleIf',
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
  if (key === 'unique') return plain(value ?? false, field, about)
  if (value === undefined || value === null || value === '') return t('building.nothing')
  if (key === 'default') return defaultWords(value as FieldDefault, field, about)
  if (key === 'visibleIf') return (value as FieldCondition[]).map((one) => wordsOf(one, about.fields, about.refs)).join('; ')
  if (key === 'appId') return about.apps.find(({ id }) => id === value)?.name ?? t('fields.linkedGone')
  const chosen = typeof value === 'string' && choices[`${key}.${value}`]
  return chosen ? t(chosen) : plain(value, field, about)
}

function defaultWords(begins: FieldDefault, field: Field, { refs }: About): string {
  return 'known' in begins ? t(`apps.default_${begins.known}`) : kindOf(field).text(begins.fixed as never, field, refs)
}

function plain(value: unknown, field: Field, about: About): string {
  if (typeof value === 'boolean') return t(value ? 'fields.yes' : 'fields.no')
  if (Array.isArray(value)) return value.map((one) => plain(one, field, about)).join(', ') || t('building.nothing')
  if (typeof value !== 'object' || value === null) return String(value ?? '')
  if ('name' in value) return String(value.name)
  const known = (part: string, one: unknown) =>
    part === 'code' || part === 'field'
      ? (about.fields.find(({ code }) => code === one)?.name ?? String(one))
      : plain(one, field, about)
  return Object.entries(value)
    .map(([part, one]) => `${propertyName(part, field)}: ${known(part, one)}`)
    .join('; ')
}
