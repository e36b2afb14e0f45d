import type { Field, FieldOf, FieldType, FieldValues, ItemFilter, ItemRefs } from '@parley/contract'
import type { Icon } from '@tabler/icons-react'
import type { FunctionComponent } from 'react'
import type { TextKey } from '../../../texts/index.ts'

/** What one control in a form needs. `undefined` is no value. */
export interface Control<T extends FieldType> {
  field: FieldOf<T>
  value: FieldValues[T] | undefined
  change: (value: FieldValues[T] | undefined) => void
  /** Names for the ids in values, and the way to say more of them: what was just chosen. */
  refs: ItemRefs
  learn: (refs: Partial<ItemRefs>) => void
  /** Of the control that the label names. */
  id: string
  /** What describes it, where there is a tip, a warning or an error. */
  describedBy: string | undefined
  invalid: boolean
  required: boolean
  readOnly: boolean
  /** Something is on its way, and saving has to wait for it. */
  busy: (busy: boolean) => void
}

interface Shown<T extends FieldType> {
  field: FieldOf<T>
  value: FieldValues[T]
  refs: ItemRefs
}

export type Comparison = ItemFilter['is']
export type Wanted = NonNullable<ItemFilter['value']>

/** The control for what a filter compares with. */
export interface Wanting<T extends FieldType> {
  field: FieldOf<T>
  id: string
  value: Wanted | undefined
  change: (value: Wanted | undefined) => void
  learn: (refs: Partial<ItemRefs>) => void
  refs: ItemRefs
}

/** What the settings of a field in the builder need. */
export interface Setting<T extends FieldType> {
  field: FieldOf<T>
  change: (settings: FieldOf<T>['settings']) => void
  saved: boolean
  /** The other fields of the app. */
  others?: readonly Field[]
  /** What is wrong with the settings, as publishing said. */
  fault?: string | undefined
}

/** How an item is made in a session: to bind the customer to it, or of what they wrote; and whether items are called after the field. */
interface MadeInSession {
  binds: boolean
  named: boolean
}

/** All that the screens know of one type of field. Nothing outside this folder names a type. */
export interface FieldKind<T extends FieldType> {
  type: T
  name: TextKey
  icon: Icon
  /** What the settings of a new field are. */
  fresh: () => FieldOf<T>['settings']
  /** Several controls under one name: a fieldset. */
  group?: true
  /** What a new item that is made in a session begins with here, as the server's type says it; nothing where it says nothing. */
  prefilled?: (field: FieldOf<T>, made: MadeInSession) => TextKey | undefined
  /** Takes the whole width of a form with columns. */
  wide?: true
  /** The server alone gives its values: one after the other, or from those of the other fields. */
  made?: 'counted' | 'reckoned'
  maySearch?: true
  /** One per app at most. */
  single?: true
  /** What is put into it becomes a part of the item, and cannot be put into others too. */
  ofOneItem?: true
  /** Its times are moments: an import reads those without a zone in one. */
  zoned?: (field: FieldOf<T>) => boolean
  /** Cannot be filled in by an import. */
  notImported?: true
  /** Its entries stand in the app's columns as a kanban. */
  kanban?: (field: FieldOf<T>) => readonly { code: string; name: string; colour: string }[]
  Edit: FunctionComponent<Control<T>>
  /** What another item of this app may have too and should not, entry by entry: asked for when the field is left [ui.md S10]. */
  alike?: (value: FieldValues[T], field: FieldOf<T>) => readonly Wanted[]
  /** As people read it, where there is room. */
  Read: FunctionComponent<Shown<T>>
  /** In one line; `Read` unless said. */
  Cell?: FunctionComponent<Shown<T>>
  /** Its settings in the builder. */
  Options?: FunctionComponent<Setting<T>>
  /** Settings that name other fields, with another code of one. */
  recoded?: (settings: FieldOf<T>['settings'], from: string, to: string) => FieldOf<T>['settings']
  /** As plain words: in history, filters, tiles' names. */
  text: (value: FieldValues[T], field: FieldOf<T>, refs: ItemRefs) => string
  compares: readonly Comparison[] | ((field: FieldOf<T>) => readonly Comparison[])
  Want?: FunctionComponent<Wanting<T>>
  wantText?: (value: Wanted, field: FieldOf<T>, refs: ItemRefs) => string
}

// biome-ignore lint/suspicious/noExplicitAny: each type knows its own values and settings, and the list holds all of them
export type AnyKind = FieldKind<any>
