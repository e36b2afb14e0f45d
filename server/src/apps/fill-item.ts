import type { Account, ItemValues } from '@parley/contract'
import type { App } from './app.ts'
import { statusField } from './app.ts'
import { codesIn } from './check-definition.ts'
import { type NameOf, type Refs, typeOf } from './field-types/index.ts'

/** Of a code that every object knows (`toString`) there may be none. */
export const ownValue = (values: ItemValues, code: string): ItemValues[string] =>
  Object.hasOwn(values, code) ? values[code] : undefined

/** What stands beside an item's values, because it follows from them. */
export interface Filled {
  name: string
  status: string
  search: string
  accounts: (Account & { field: string })[]
}

export function fillItem(app: App, values: ItemValues, index: number, nameOf: NameOf): Filled {
  const textOf = (code: string): string => {
    const field = app.fields.find((field) => field.code === code)
    const value = ownValue(values, code)
    return field && value !== undefined ? typeOf(field).text(value, field.settings, nameOf) : ''
  }
  const said = app.nameTemplate.replace(/\{(\w+)\}/g, (_, code: string) => (code === '_index' ? String(index) : textOf(code)))
  const plain = [...said.replace(/\s+/g, ' ').trim()].slice(0, 300).join('')
  const hasFields = codesIn(app.nameTemplate).some((code) => code === '_index' || ownValue(values, code) !== undefined)
  const name = plain !== '' && hasFields ? plain : `${app.itemName} ${index}`
  const searched = app.fields.filter(({ searchable }) => searchable).map(({ code }) => textOf(code))
  const status = statusField(app)
  return {
    name,
    status: status ? ((ownValue(values, status.code) as string | undefined) ?? '') : '',
    search: searchedText([name, ...searched]),
    accounts: app.fields
      .filter(({ type }) => type === 'account')
      .flatMap(({ code }) => ((ownValue(values, code) ?? []) as Account[]).map((account) => ({ ...account, field: code }))),
  }
}

/** Each on a line of its own, so that nothing is found across two of them. Bounded: an index holds every three letters of it. */
function searchedText(texts: string[]): string {
  const lines = texts.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '')
  return [...lines.join('\n').toLowerCase()].slice(0, 4_000).join('')
}

/** All ids that stand in these values. */
export function refsIn({ fields }: Pick<App, 'fields'>, values: readonly ItemValues[]): Refs {
  const refs = {
    users: new Set<string>(),
    items: new Set<string>(),
    groups: new Set<string>(),
    orgItems: new Set<string>(),
    files: new Set<string>(),
  }
  for (const field of fields) {
    const { refs: refsOf } = typeOf(field)
    if (!refsOf) continue
    for (const one of values) {
      const value = ownValue(one, field.code)
      if (value === undefined) continue
      for (const [kind, ids] of Object.entries(refsOf(value))) for (const id of ids ?? []) refs[kind as keyof Refs].add(id)
    }
  }
  return {
    users: [...refs.users],
    items: [...refs.items],
    groups: [...refs.groups],
    orgItems: [...refs.orgItems],
    files: [...refs.files],
  }
}
