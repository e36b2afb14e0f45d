import { type Static, Type } from 'typebox'
import { body, Id, MemberIds, Members, Name, Named, Nothing, orNull, Time } from './common.ts'
import { endpoint } from './endpoint.ts'
import { Code } from './field-code.ts'
import { Field } from './field-types.ts'
import type { ItemRefs } from './items.ts'

export const appIcons = [
  'people',
  'building',
  'warning',
  'lifebuoy',
  'cart',
  'box',
  'document',
  'money',
  'calendar',
  'phone',
  'mail',
  'star',
  'tool',
  'truck',
  'folder',
  'list',
] as const
export type AppIcon = (typeof appIcons)[number]
export const AppIcon = Type.Unsafe<AppIcon>(Type.Union(appIcons.map((icon) => Type.Literal(icon))))

/** What can be given to people in an app [APP-10]. `full` is all of them. */
export const appRights = ['view', 'create', 'edit', 'delete', 'permissions', 'processes', 'export', 'import', 'full'] as const
export type AppRight = (typeof appRights)[number]
export const AppRight = Type.Unsafe<AppRight>(Type.Union(appRights.map((right) => Type.Literal(right))))
/** What the asker may do; buttons are drawn from it, and the server checks the same. Administrators may everything. */
export const RightsInApp = Type.Object({
  view: Type.Boolean(),
  create: Type.Boolean(),
  edit: Type.Boolean(),
  delete: Type.Boolean(),
  permissions: Type.Boolean(),
  processes: Type.Boolean(),
  export: Type.Boolean(),
  import: Type.Boolean(),
  /** Change the form; administrators only [APP-01]. */
  build: Type.Boolean(),
})
export type RightsInApp = Static<typeof RightsInApp>

/** Codes of fields, or of system fields (`_name`, `_changed`). */
const ShownCode = Type.String({ pattern: '^_?[A-Za-z][A-Za-z0-9_]{0,39}$' })
export const FormSection = body({
  /** Empty: no heading. */
  name: Type.String({ maxLength: 200 }),
  /** Columns beside each other, each with the codes of its fields from above. */
  columns: Type.Array(Type.Array(Code, { maxItems: 200 }), { minItems: 1, maxItems: 3 }),
})
export type FormSection = Static<typeof FormSection>
/** Tabs of sections; with one tab no tabs are drawn. A field that stands nowhere is not on the form. */
export const Form = body({
  tabs: Type.Array(body({ name: Type.String({ maxLength: 200 }), sections: Type.Array(FormSection, { maxItems: 50 }) }), {
    minItems: 1,
    maxItems: 20,
  }),
})
export type Form = Static<typeof Form>

const definition = {
  /** The section of the menu that the app stands in, like CRM. */
  workspace: Name,
  name: Name,
  /** What one of its items is called: Contact. */
  itemName: Name,
  description: Type.String({ maxLength: 1_000, pattern: '^[^\\u0000\\ud800-\\udfff]*$' }),
  icon: AppIcon,
  /** How items are named: text with `{code}` of fields, `{_index}` too. An item for which nothing comes of it is named `Contact 17`. */
  nameTemplate: Type.String({ maxLength: 500, pattern: '^[^\\u0000-\\u001f\\ud800-\\udfff]*$' }),
  fields: Type.Array(Field, { maxItems: 200 }),
  form: Form,
  /** Columns of the list, and what a tile shows. */
  listColumns: Type.Array(ShownCode, { maxItems: 50, uniqueItems: true }),
  cardFields: Type.Array(ShownCode, { maxItems: 20, uniqueItems: true }),
}
/** All that the builder edits, saved as one. */
export const AppDefinition = body(definition)
export type AppDefinition = Static<typeof AppDefinition>

/** An app as menus and pickers show it. */
export const AppRow = Type.Object({
  id: Id,
  workspace: Type.String(),
  name: Type.String(),
  code: Type.String(),
  itemName: Type.String(),
  description: Type.String(),
  icon: AppIcon,
  /** It has an Account field on its form: live chats can bind and register with it [LCS-06]. */
  hasAccount: Type.Boolean(),
  rights: RightsInApp,
})
export type AppRow = Static<typeof AppRow>
/** A live chat that uses an app: it binds accounts to its items, or registers messages in it, or both. */
export const AppUse = Type.Object({ ...Named.properties, binds: Type.Boolean(), registers: Type.Boolean() })
export type AppUse = Static<typeof AppUse>
export const App = Type.Object({
  ...AppRow.properties,
  nameTemplate: Type.String(),
  /** In their order; as they were saved. */
  fields: Type.Unsafe<Field[]>(Type.Array(Type.Any())),
  form: Form,
  listColumns: Type.Array(Type.String()),
  cardFields: Type.Array(Type.String()),
  /** Names for the ids in its fields' defaults. */
  refs: Type.Unsafe<ItemRefs>(Type.Any()),
  /** Codes of fields that the asker may see and not edit, whatever `rights` says; those that they may not see are nowhere here. */
  readOnly: Type.Array(Type.String()),
  /** The live chats that use it, for administrators; else empty. */
  usedIn: Type.Array(AppUse),
  /** Other apps with a field that links to its items, for administrators; else empty. */
  linkedFrom: Type.Array(Named),
  /** Rises with each save of the definition; a save says which one it saw. */
  version: Type.Integer(),
  changedAt: Time,
  changedBy: orNull(Named),
})
export type App = Static<typeof App>

/** A field that a save removes, and how many items have a value in it (counted up to 10,000). */
export const Loss = Type.Object({ code: Type.String(), name: Type.String(), items: Type.Integer() })
export type Loss = Static<typeof Loss>

/** A field that is to be unique, how many values in it several items have, and up to three of them as text. */
export const Double = Type.Object({
  fieldId: Id,
  name: Type.String(),
  values: Type.Integer(),
  examples: Type.Array(Type.String()),
})
export type Double = Static<typeof Double>

export const listApps = endpoint({
  method: 'GET',
  path: '/api/apps',
  who: 'user',
  summary: 'The apps that I may view, by workspace and name.',
  reply: Type.Array(AppRow),
  refuses: [],
})
export const createApp = endpoint({
  method: 'POST',
  path: '/api/apps',
  who: 'administrator',
  summary: 'Make an app; it is visible for administrators until rights are given [APP-01]. Its code cannot be changed later.',
  body: body({ ...definition, code: Code }),
  reply: App,
  refuses: ['code-exists', 'definition-invalid'],
})
export const readApp = endpoint({
  method: 'GET',
  path: '/api/apps/:appId',
  who: 'user',
  summary: 'An app with its fields, form and what I may do in it.',
  reply: App,
  refuses: ['not-found'],
})
/** `errors` of `definition-invalid` point into the body (`/fields/3/code`). With `dryRun` nothing is saved and nothing must be confirmed. */
export const editApp = endpoint({
  method: 'PUT',
  path: '/api/apps/:appId',
  who: 'administrator',
  summary: "Publish a definition over the version that was seen. Removing fields with values asks for the app's name.",
  query: body({ dryRun: Type.Optional(Type.Literal('1')) }),
  body: body({ ...definition, version: Type.Integer(), confirmation: Type.Optional(Type.String({ maxLength: 200 })) }),
  reply: Type.Object({
    app: App,
    losses: Type.Array(Loss),
    /** Names, searched texts, statuses, numbers or formulas of items that are there come out differently, a moment later. */
    rewrites: Type.Boolean(),
    /** What it would be refused for: with `dryRun` only, and as far as that is found in a moment. */
    doubles: Type.Array(Double),
  }),
  refuses: ['not-found', 'changed-meanwhile', 'definition-invalid', 'app-in-use', 'confirmation-missing'],
})
export const deleteApp = endpoint({
  method: 'DELETE',
  path: '/api/apps/:appId',
  who: 'administrator',
  summary:
    'Delete an app with all its items; its name confirms it. Refused while a live chat uses it; apps that link to it go on [APP-13].',
  query: body({ confirmation: Type.String({ maxLength: 200 }) }),
  reply: Nothing,
  refuses: ['not-found', 'app-in-use', 'confirmation-missing'],
})

const rights = Type.Array(AppRight, { minItems: 1, maxItems: 9, uniqueItems: true })
/**
 * Fields with a limit, by id: who among those that view items may see it, and who among those that edit items may edit it. Null:
 * everybody; nobody named: administrators only. Who may edit a field sees it too, and who does not see it does not edit it.
 */
const limited = { fieldId: Id }
/** Who has which rights; somebody's rights are all that their lines give. */
export const AppGrants = Type.Object({
  grants: Type.Array(Type.Object({ members: Members, rights })),
  /** In the order of the app's fields, with their names: who gives rights need not see the fields themselves. */
  fields: Type.Array(Type.Object({ ...limited, name: Type.String(), see: orNull(Members), edit: orNull(Members) })),
  version: Type.Integer(),
})
export type AppGrants = Static<typeof AppGrants>
export const readAppGrants = endpoint({
  method: 'GET',
  path: '/api/apps/:appId/grants',
  who: 'user',
  summary: 'Who may what in an app; for those with the right `permissions`.',
  reply: AppGrants,
  refuses: ['not-found'],
})
export const editAppGrants = endpoint({
  method: 'PUT',
  path: '/api/apps/:appId/grants',
  who: 'user',
  summary: 'Set all rights in an app, and in its fields [APP-10, P13].',
  body: body({
    grants: Type.Array(body({ members: MemberIds, rights }), { maxItems: 100 }),
    fields: Type.Array(body({ ...limited, see: orNull(MemberIds), edit: orNull(MemberIds) }), { maxItems: 200 }),
    version: Type.Integer(),
  }),
  reply: AppGrants,
  refuses: ['not-found', 'changed-meanwhile', 'field-told-to-all'],
})

/** The definition, name or rights have changed, or the app is gone: read it again. */
export type AppChanged = { name: 'app.changed'; appId: string }
