import { type Static, type TSchema, Type } from 'typebox'

/** A UUID. Clients make them as UUIDv7 for what they create themselves (messages, files). */
export const Id = Type.String({ format: 'uuid' })
/** How ids are written: in lower case. */
export const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
export const isId = (given: unknown): given is string => typeof given === 'string' && idPattern.test(given)
/** RFC 3339 in UTC [NFR-03]. */
export const Time = Type.String({ format: 'date-time' })
/** One line that is not blank, without control characters or lone surrogates. */
export const Name = Type.String({ minLength: 1, maxLength: 200, pattern: '^(?=.*\\S)[^\\u0000-\\u001f\\ud800-\\udfff]*$' })
/** Like `Name`, but may be empty. */
export const Line = Type.String({ maxLength: 200, pattern: '^[^\\u0000-\\u001f\\ud800-\\udfff]*$' })
/** At most 10,000 code points, no NUL, no lone surrogate: what the database can keep and every screen can show. */
export const MessageText = Type.String({ maxLength: 10_000, pattern: '^[^\\u0000\\ud800-\\udfff]*$' })
export const Email = Type.String({
  maxLength: 254,
  pattern: '^[^\\s@\\u0000-\\u001f\\ud800-\\udfff]+@[^\\s@\\u0000-\\u001f\\ud800-\\udfff]+$',
})
export const Password = Type.String({ minLength: 1, maxLength: 128, pattern: '^[^\\u0000\\ud800-\\udfff]*$' })
/** `#rrggbb`. */
export const Colour = Type.String({ pattern: '^#[0-9a-fA-F]{6}$' })
/** Where the next portion of a list begins; only the server reads it. */
export const Cursor = Type.String({ maxLength: 600 })
/** Of what two may edit at once: another one after each change to it. Whoever saves says which one they saw. */
export const Version = Type.String({ maxLength: 64 })
/** Nothing to say: answered as JSON `null`. */
export const Nothing = Type.Null()

export const orNull = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])
/** A body: what is not named is refused. */
export const body = <const Properties extends Record<string, TSchema>>(properties: Properties) =>
  Type.Object(properties, { additionalProperties: false })

export const portionOf = <Schema extends TSchema>(item: Schema) =>
  Type.Object({
    items: Type.Array(item),
    /** Null when there is no more. */
    next: orNull(Cursor),
  })

/** Who says something in a conversation. */
export const Author = Type.Union([
  Type.Literal('customer'),
  Type.Literal('operator'),
  Type.Literal('bot'),
  Type.Literal('system'),
])
export type Author = Static<typeof Author>

/** Somebody or something with a name, where its name is all that is told. */
export const Named = Type.Object({ id: Id, name: Type.String() })
export type Named = Static<typeof Named>

/** Users, groups and org chart items chosen together: members of a group, who may write, who has a right [ORG-04, LCS-10, APP-10]. */
export const MemberIds = body({
  userIds: Type.Array(Id, { maxItems: 5_000 }),
  groupIds: Type.Array(Id, { maxItems: 500 }),
  orgItemIds: Type.Array(Id, { maxItems: 500 }),
})
export type MemberIds = Static<typeof MemberIds>
/** The same with their names. */
export const Members = Type.Object({
  users: Type.Array(Named),
  groups: Type.Array(Named),
  orgItems: Type.Array(Named),
})
export type Members = Static<typeof Members>
