import { type Static, type TSchema, Type } from 'typebox'
import { AccountKind } from './accounts.ts'
import { body, Colour, Id, Line, Name, orNull } from './common.ts'
import { Code } from './field-code.ts'
import { fieldRules } from './field-rules.ts'

/** A choice of a Category or Status field. Items keep its code. */
export const Option = body({ code: Code, name: Name, colour: Colour })
export type Option = Static<typeof Option>
const options = Type.Array(Option, { minItems: 1, maxItems: 100 })

/** What becomes of a wrong phone or e-mail: kept with a warning, or refused [APP-07]. */
const wrong = Type.Union([Type.Literal('warn'), Type.Literal('forbid')])
const digits = Type.Integer({ minimum: 0, maximum: 8 })
/** ISO 4217. */
export const Currency = Type.String({ pattern: '^[A-Z]{3}$' })

const string = body({
  multiline: Type.Boolean(),
  maxLength: Type.Integer({ minimum: 1, maximum: 10_000 }),
  /**
   * `0` a digit, `A` a letter, `*` either; every other sign stands for itself, and these after a backslash. `{4}` or `{11,30}` after a
   * sign: so many of it; `|` parts masks of which one must fit. Null: anything.
   */
  mask: orNull(Type.String({ minLength: 1, maxLength: 1_000 })),
  /** Said where the mask does not fit; empty: our own words. */
  maskMessage: Line,
})
/** 0 digits: integers. */
const number = body({ digits })
const yesNo = body({})
const dateTime = body({ kind: Type.Union([Type.Literal('date'), Type.Literal('time'), Type.Literal('both')]) })
/** Shown as the prefix and so many digits at least; `first` is the number of the first item. */
const counter = body({
  prefix: Type.String({ maxLength: 20, pattern: '^[^\\u0000-\\u001f\\ud800-\\udfff]*$' }),
  digits: Type.Integer({ minimum: 1, maximum: 12 }),
  first: Type.Integer({ minimum: 0, maximum: 1_000_000_000 }),
})
/** In DMN's FEEL, over the other fields by their codes; its type stays. */
const formula = body({
  result: Type.Union([Type.Literal('number'), Type.Literal('text'), Type.Literal('yes-no'), Type.Literal('date')]),
  expression: Type.String({ maxLength: 2_000, pattern: '^[^\\u0000\\ud800-\\udfff]*$' }),
})
/** The currency that a form begins with; null: none is chosen yet. */
const money = body({ currency: orNull(Currency) })

const columnOf = <const T extends string, S extends TSchema>(type: T, settings: S) =>
  body({ code: Code, name: Name, required: Type.Boolean(), type: Type.Literal(type), settings })
/** A column of a Table field: one of the simple types. */
export const Column = Type.Union([
  columnOf('string', string),
  columnOf('number', number),
  columnOf('yes-no', yesNo),
  columnOf('date-time', dateTime),
  columnOf('money', money),
])
export type Column = Static<typeof Column>

const fieldOf = <const T extends string, S extends TSchema>(type: T, settings: S) =>
  body({
    id: Id,
    /** Cannot change once saved, nor can the type [APP-05]. */
    code: Code,
    name: Name,
    /** Shown below the input. */
    tip: Line,
    required: Type.Boolean(),
    /** Found by the search box. */
    searchable: Type.Boolean(),
    ...fieldRules,
    type: Type.Literal(type),
    settings,
  })

/** A field of an app with the settings of its type [APP-02, APP-05, APP-07]. `many` false: one at most. */
export const Field = Type.Union([
  fieldOf('string', string),
  fieldOf('number', number),
  fieldOf('yes-no', yesNo),
  fieldOf('date-time', dateTime),
  fieldOf('category', body({ many: Type.Boolean(), options })),
  /** One per app at most; the app's items stand in its columns as a kanban. */
  fieldOf('status', body({ options })),
  fieldOf('money', money),
  fieldOf('phone', body({ wrong })),
  fieldOf('email', body({ wrong })),
  fieldOf('full-name', body({})),
  fieldOf('address', body({})),
  fieldOf('link', body({})),
  fieldOf('image', body({})),
  fieldOf('files', body({ many: Type.Boolean() })),
  fieldOf('table', body({ columns: Type.Array(Column, { minItems: 1, maxItems: 20 }) })),
  fieldOf('app', body({ appId: Id, many: Type.Boolean() })),
  fieldOf('users', body({ many: Type.Boolean() })),
  /** Groups and org chart items. */
  fieldOf('role', body({ many: Type.Boolean() })),
  /** Given by the server when an item is made, and never sent. */
  fieldOf('counter', counter),
  /** Reckoned by the server whenever an item is written, and never sent. */
  fieldOf('formula', formula),
  /** `kinds` empty: all of them. */
  fieldOf('account', body({ many: Type.Boolean(), kinds: Type.Array(AccountKind, { maxItems: 20, uniqueItems: true }) })),
])
export type Field = Static<typeof Field>
export type FieldType = Field['type']
export type FieldOf<T extends FieldType> = Extract<Field, { type: T }>

/** From the largest to the smallest, which is also their order in a cell of CSV. */
export const addressParts = ['country', 'region', 'city', 'postcode', 'street', 'house', 'flat'] as const
/** Characters at most. */
export const addressLimits = { country: 2, region: 100, city: 100, postcode: 20, street: 200, house: 20, flat: 20 } as const

/**
 * How each type's value stands in `Item.values`, as it is sent and as it is kept; a field without one has no key there. What can be
 * several is always an array, also where `many` is false.
 */
export interface FieldValues {
  string: string
  number: number
  'yes-no': boolean
  /** `2026-11-22`, `14:30`, or RFC 3339 in UTC. */
  'date-time': string
  /** Codes of options. */
  category: string[]
  status: string
  /** The amount as decimal text, exact: `12.50`. */
  money: { amount: string; currency: string }
  phone: string
  email: string
  'full-name': { last: string; first: string; middle: string }
  /** The country as ISO 3166-1 alpha-2; empty texts for what is not known. */
  address: Record<(typeof addressParts)[number], string>
  link: string
  /** Id of a file. */
  image: string
  files: string[]
  table: Record<string, unknown>[]
  /** Ids of items. */
  app: string[]
  users: string[]
  role: { groupIds: string[]; orgItemIds: string[] }
  account: { kind: AccountKind; value: string }[]
  /** Without its prefix. */
  counter: number
  /** By the type of its result; a date as `2026-11-22`. */
  formula: number | string | boolean
}

/** What is wrong with one value; the screens have words for each. `detail` carries what is particular: a limit, the mask's words. */
export const valueErrors = [
  'required',
  'not-understood',
  'too-long',
  'too-many',
  'mask',
  'mask-unclear',
  'not-a-number',
  'digits',
  'not-a-date',
  'unknown-option',
  'unknown-currency',
  'decimals',
  'phone',
  'email',
  'link',
  'full-name',
  'account',
  'country',
  'not-an-image',
  'not-found',
  'unknown-field',
  'code-exists',
  'code-changed',
  'type-changed',
  'unknown-code',
  'read-only',
  'seen-by-some',
  'formula',
  'formula-in-formula',
  'not-unique',
  'has-doubles',
  'not-offered',
  'circular',
] as const
export type ValueError = (typeof valueErrors)[number]
/** In `Problem.errors`, and in `warnings` of a saved item: `field` is a JSON pointer into the body, like `/values/email`. */
export interface FieldError {
  field: string
  code: ValueError
  detail?: string
}
export const FieldError = Type.Object({
  field: Type.String(),
  code: Type.Unsafe<ValueError>(Type.String()),
  detail: Type.Optional(Type.String()),
})

/** Fields that every item has [APP-04]. They can be filtered, ordered by and shown as columns like others. */
export const systemFields = ['_name', '_index', '_author', '_created', '_editor', '_changed', '_id', '_deleted'] as const
export type SystemField = (typeof systemFields)[number]
