import {
  type Field,
  type FieldOf,
  type FieldType as FieldTypeName,
  type FieldValues,
  type ItemFilter,
  isId,
  type ValueError,
} from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import type { Common, Known } from '../known.ts'

export interface Wrong {
  code: ValueError
  /** What is particular: a limit, the mask's own words. */
  detail?: string
}

/** What comes of a value that was sent: as it is kept, perhaps with a doubt; nothing where it is empty; or what is wrong with it. */
export type Checked<Value> = { value: Value | undefined; warning?: Wrong } | { wrong: Wrong }

/** Ids that stand in values, by what they are of. */
export interface Refs {
  users: string[]
  items: string[]
  groups: string[]
  orgItems: string[]
  files: string[]
}
export type RefKind = keyof Refs

/** What something is called, where a value is shown as text. */
export type NameOf = (kind: RefKind, id: string) => string | undefined
/** By what it is called, in a cell of CSV. */
type IdOf = (text: string) => string | undefined

export type FilterValue = NonNullable<ItemFilter['value']>

/** What only the server gives: the next number of the field, or the value of an expression over the item's other fields. */
type Made<Value, Settings> =
  | { first(settings: Settings): number }
  | { expression(settings: Settings): string; take(plain: unknown, settings: Settings): Value | undefined }

interface Compared {
  as: 'number' | 'text'
  part?: string
}

/** All that is particular to one type of field. Nothing outside this folder names a type. */
interface Type<Name extends FieldTypeName, Value, Settings> {
  type: Name
  /** Its values are the server's own, whatever was sent. */
  made?: Made<Value, Settings>
  /** What its settings say beyond their schema. */
  checkSettings?(settings: Settings): Wrong | undefined
  /** And among all fields of the app. */
  checkAmong?(settings: Settings, fields: readonly Field[]): Wrong | undefined
  /** What of its settings stays as it was first saved. */
  fixed?(settings: Settings): unknown
  check(given: unknown, settings: Settings): Checked<Value>
  refs?(value: Value): Partial<Refs>
  /** Of files: only images are accepted. */
  imagesOnly?: true
  /** Whose items an id must be of. */
  appOf?(settings: Settings): string
  /** As people read it: in exports, names of items, and what is searched. */
  text(value: Value, settings: Settings, nameOf: NameOf): string
  /** In a cell of CSV, where `text` says less than what is kept. */
  csv?(value: Value, settings: Settings): string
  /** In a cell of CSV, where it is no text that a spreadsheet might run: a number, a phone. Undefined: as `text` says. */
  cell?(value: Value, settings: Settings): string | undefined
  /** What the heading of its column says beside its name. */
  unit?(settings: Settings): string | null
  /** From a cell of CSV to what `check` takes. Without it the type is not imported. */
  read?(text: string, settings: Settings, idOf: IdOf, timeZone: string): unknown
  /** What the cells of an import name, to be looked up before. */
  named?(settings: Settings): { kind: RefKind; appId?: string }
  /** For `equals` and `one-of`: every value that one of these stands in (jsonb containment). Undefined: cannot be compared. */
  holding?(given: FilterValue, settings: Settings): unknown[] | undefined
  /** It has so few values that an index over values finds too many of each, and is not asked where it is asked for others. */
  few?: true
  /** What a new item begins with, where something is known of the customer [BND-04]. `names`: the item is named after this field. */
  fromKnown?(known: Known, settings: Settings, names: boolean): Value | undefined
  /** Every value by which an item may be the customer's [BND-02]. */
  common?(known: Known): Common[]
  /** For `from` and `to`: how it is compared, and which part of the value. */
  compared?: Compared | ((settings: Settings) => Compared | undefined)
  /** Texts of which no two items have one in common where the field is unique (text[]), of a kept value (jsonb). */
  keys?(kept: RawBuilder<unknown>): RawBuilder<string[]>
  /** `contains` looks into its text: of a kept value (jsonb) the words as screens show them. */
  contains?(kept: RawBuilder<unknown>): RawBuilder<unknown>
}
export type FieldType<T extends FieldTypeName> = Type<T, FieldValues[T], FieldOf<T>['settings']>
// biome-ignore lint/suspicious/noExplicitAny: each type knows its own values and settings, and the list holds all of them
export type AnyFieldType = Type<FieldTypeName, any, any>

export const isEmpty = (given: unknown): boolean =>
  given === undefined || given === null || given === '' || (Array.isArray(given) && given.length === 0)

export const nothing = { value: undefined }
export const wrong = (code: ValueError, detail?: string) => ({ wrong: { code, ...(detail !== undefined && { detail }) } })

/** No NUL and no lone surrogate: what the database can keep. */
export const isKept = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000')

/** Ids without doubles; one at most where not many are allowed. */
export function checkIds(given: unknown, many: boolean): Checked<string[]> {
  if (isEmpty(given)) return nothing
  if (!Array.isArray(given) || !given.every(isId)) return wrong('not-understood')
  const ids = [...new Set(given)]
  if (ids.length > (many ? 100 : 1)) return wrong('too-many', many ? '100' : '1')
  return { value: ids }
}

/** Of a value that is one text. */
export const wholeText = (kept: RawBuilder<unknown>) => sql`(${kept}) #>> '{}'`

/** Two texts that differ in case alone, or in how an accent is put together, are one. */
export const textKeys = (kept: RawBuilder<unknown>) => sql<string[]>`array[lower(normalize(btrim(${wholeText(kept)})))]`
export const entryKeys = (kept: RawBuilder<unknown>) => sql<string[]>`array(select jsonb_array_elements_text(${kept}))`

/** Several in one cell are parted by semicolons. */
export const parts = (text: string): string[] =>
  text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
