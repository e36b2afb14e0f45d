import { type Static, Type } from 'typebox'
import { AppIcon } from './apps.ts'
import { body, Id, Line, Named, orNull, Time } from './common.ts'
import { endpoint } from './endpoint.ts'
import { ItemRefs, ItemValues } from './items.ts'

/** An item that is bound in a session. */
export const BoundItem = Type.Object({
  id: Id,
  name: Type.String(),
  /** It was deleted since; it binds nobody until it is restored. */
  deleted: Type.Boolean(),
  /** Only chosen people see it: see `ItemGrants`. */
  restricted: Type.Boolean(),
  boundAt: Time,
  /** Null: at first contact, by the account that the item holds [BND-16]. */
  boundBy: orNull(Named),
})
export type BoundItem = Static<typeof BoundItem>
/** As a session shows it: where `view` is false the asker is told the name and no more [APP-11]. */
const ShownItem = Type.Object({ ...BoundItem.properties, view: Type.Boolean() })
export type ShownItem = Static<typeof ShownItem>

/** What a session shows of one app [INF-13]. */
export const BindingBlock = Type.Object({
  app: Type.Object({ id: Id, name: Type.String(), itemName: Type.String(), icon: AppIcon }),
  /** The asker's, in the app: without `view` each item is a name, without `create` there is no new one [APP-11]. */
  rights: Type.Object({ view: Type.Boolean(), create: Type.Boolean() }),
  /** False where the live chat does not use the app any more: what was bound is shown, and nothing is added. */
  offered: Type.Boolean(),
  /** In the order in which they were bound. */
  items: Type.Array(ShownItem),
})
export type BindingBlock = Static<typeof BindingBlock>

export const SessionBindings = Type.Object({
  sessionId: Id,
  /** The session's number when this was read. */
  number: Type.Integer(),
  customer: Type.Object({ id: Id, internal: Type.Boolean() }),
  /** Of the app to bind accounts: the customer's item, one at most [BND-06]. Null: no such app, or an internal customer [BND-12]. */
  account: orNull(Type.Object({ ...BindingBlock.properties, version: Type.Integer() })),
  /** Of the apps to register messages, in the live chat's order [BND-08]. */
  registered: Type.Array(BindingBlock),
})
export type SessionBindings = Static<typeof SessionBindings>

/** Items of one app that one session can hold. */
export const mostRegistered = 100

/** Why an item is suggested [BND-02]: it holds the customer's account, their phone or their e-mail. */
export const BindingReason = Type.Union([Type.Literal('account'), Type.Literal('phone'), Type.Literal('email')])
export type BindingReason = Static<typeof BindingReason>
export const BindingCandidate = Type.Object({
  id: Id,
  name: Type.String(),
  /** What tells it from others of this name: its phone and e-mail, or its number. */
  hint: Type.String(),
  reasons: Type.Array(BindingReason),
})
export type BindingCandidate = Static<typeof BindingCandidate>

export const readBindings = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/bindings',
  who: 'user',
  summary: "The customer's item and what was registered in this session, by app [INF-13].",
  reply: SessionBindings,
  refuses: ['not-found'],
})
export const findCandidates = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/binding-candidates',
  who: 'user',
  summary: 'Items to bind: those that have something in common with the customer, and those that contain the words.',
  query: body({ appId: Id, search: Type.Optional(Line) }),
  reply: Type.Object({
    /** The most in common first, 10 at most; none when there are words. */
    suggested: Type.Array(BindingCandidate),
    /** The last changed first, 20 at most, without the suggested ones. */
    found: Type.Array(BindingCandidate),
  }),
  refuses: ['not-found', 'app-not-offered'],
})
/** `locked`: codes of the fields that hold the customer's account; whatever is sent, they will [BND-04, BND-10]. */
export const readItemPrefill = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/item-prefill',
  who: 'user',
  summary:
    'What a new item of this app begins with: what is known of the customer; of one to register a message also where the session is read, and the text of a message that I may read in it.',
  query: body({ appId: Id, messageId: Type.Optional(Id) }),
  reply: Type.Object({
    values: Type.Unsafe<ItemValues>(Type.Record(Type.String(), Type.Any())),
    refs: ItemRefs,
    locked: Type.Array(Type.String()),
  }),
  refuses: ['not-found', 'app-not-offered'],
})

const verb = ['not-found', 'operator-offline', 'not-assignee', 'session-queued', 'session-closed', 'session-spam'] as const
/** With `values` a new item is made under an id of the asker's own making; the same again answers the same [P2]. */
const chosen = { appId: Id, values: Type.Optional(ItemValues) }
/** `changed-meanwhile` carries what is bound now in `Problem.bindings`. */
export const bindItem = endpoint({
  method: 'PUT',
  path: '/api/sessions/:sessionId/bound-items/:itemId',
  who: 'user',
  summary: "Make this the customer's item, in place of the one that was seen; it gets their account [BND-02…06].",
  body: body({
    ...chosen,
    /** The item that the asker saw bound. */
    from: orNull(Id),
  }),
  reply: SessionBindings,
  refuses: [
    ...verb,
    'app-not-offered',
    'customer-internal',
    'item-deleted',
    'changed-meanwhile',
    'values-invalid',
    'item-differs',
  ],
})
export const unbindItem = endpoint({
  method: 'DELETE',
  path: '/api/sessions/:sessionId/bound-items/:itemId',
  who: 'user',
  summary: 'The customer is not this item any more; the item stays as it is [BND-14].',
  reply: SessionBindings,
  refuses: [...verb, 'changed-meanwhile'],
})
export const registerItem = endpoint({
  method: 'PUT',
  path: '/api/sessions/:sessionId/registered-items/:itemId',
  who: 'user',
  summary: "Register a message: bind an item to the session, once the customer's account is bound [BND-08…10, BND-13].",
  body: body(chosen),
  reply: SessionBindings,
  refuses: [...verb, 'app-not-offered', 'account-first', 'item-deleted', 'too-many-items', 'values-invalid', 'item-differs'],
})
export const unregisterItem = endpoint({
  method: 'DELETE',
  path: '/api/sessions/:sessionId/registered-items/:itemId',
  who: 'user',
  summary: 'The item belongs to the session no more; it stays as it is [BND-14].',
  reply: SessionBindings,
  refuses: [...verb],
})

/** The customer's item of an app is another one now, or none. */
export type CustomerBound = { name: 'customer.bound'; customerId: string; appId: string; version: number; item: BoundItem | null }
/** All items of one app that are registered in the session. */
export type SessionRegistered = {
  name: 'session.registered'
  sessionId: string
  number: number
  appId: string
  items: BoundItem[]
}

/** How what a session shows of its apps changes when something happens; of two states of one thing the newer stays. */
export function applyToBindings(held: SessionBindings, event: CustomerBound | SessionRegistered): SessionBindings {
  if (event.name === 'customer.bound') {
    const { account, customer } = held
    if (!account || customer.id !== event.customerId || account.app.id !== event.appId) return held
    if (event.version <= account.version) return held
    return { ...held, account: { ...account, version: event.version, items: event.item ? [shownIn(account, event.item)] : [] } }
  }
  if (event.sessionId !== held.sessionId || event.number <= held.number) return held
  const registered = held.registered
    .map((block) => {
      if (block.app.id !== event.appId) return block
      return { ...block, items: event.items.map((item) => shownIn(block, item)) }
    })
    .filter(({ offered, items }) => offered || items.length > 0)
  return { ...held, number: event.number, registered }
}

/** Events are the same for all. Whether a restricted item is theirs to view is known when the bindings are read again. */
function shownIn({ rights, items }: BindingBlock, item: BoundItem): ShownItem {
  const known = items.some(({ id, view }) => id === item.id && view)
  return { ...item, view: item.restricted ? known : rights.view }
}

/** Whether the customer's account is bound, so that messages can be registered [BND-09, BND-13]. */
export function mayRegister({ customer, account }: Pick<SessionBindings, 'customer' | 'account'>): boolean {
  return customer.internal || (account?.items.some(({ deleted }) => !deleted) ?? false)
}
