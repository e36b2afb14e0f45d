import { createItem, editAppGrants, editLiveChat, readLiveChat } from '@parley/contract'
import { v7 } from 'uuid'
import { aField, aLine, anApp } from '../an-app.ts'
import type { Company } from '../oracle/company.ts'
import { see } from './about-sessions.ts'
import type { AskerName } from './askers.ts'
import { type Asking, all, type Given, only, type Row, type Target } from './row.ts'
import type { Kind } from './world.ts'

/** Apps of live chat one: `shown` binds accounts; `register` and `hidden` register messages. In hidden nobody has any right. */
interface Apps {
  shown: { appId: string; itemId: string }
  register: { appId: string; itemId: string }
  hidden: { appId: string; itemId: string }
}
const known = new WeakMap<Company, Promise<Apps>>()

function appsIn(company: Company): Promise<Apps> {
  const apps = known.get(company) ?? make(company)
  known.set(company, apps)
  return apps
}

/** The assignee may view and make items, the supervisor view them. */
async function make({ people: { administrator, assignee, supervisor }, one }: Company): Promise<Apps> {
  const app = async (given: boolean) => {
    const { id: appId } = await anApp(administrator, [
      aField('string', 'title', aLine),
      aField('account', 'account', { many: true, kinds: [] }),
    ])
    const line = (userId: string, rights: ('view' | 'create')[]) => ({
      members: { userIds: [userId], groupIds: [], orgItemIds: [] },
      rights,
    })
    const grants = [line(assignee.id, ['view', 'create']), line(supervisor.id, ['view'])]
    if (given) await administrator.get(editAppGrants, { path: { appId }, body: { version: 1, grants, fields: [] } })
    const itemId = v7()
    await administrator.get(createItem, { path: { appId, itemId }, body: { values: { title: 'One' } } })
    return { appId, itemId }
  }
  const apps = { shown: await app(true), register: await app(true), hidden: await app(false) }
  const path = { liveChatId: one.id }
  const { version } = await administrator.get(readLiveChat, { path })
  const body = { version, accountAppId: apps.shown.appId, registerAppIds: [apps.register.appId, apps.hidden.appId] }
  await administrator.get(editLiveChat, { path, body })
  return apps
}

type More = (apps: Apps, asking: Asking) => Omit<Given, 'path'> & { path?: Record<string, string> }

const of =
  (kind: Kind | 'missing', more: More = () => ({})) =>
  async (asking: Asking): Promise<Given> => {
    const given = more(await appsIn(asking.company), asking)
    const sessionId = kind === 'missing' ? asking.missing : (await asking.talk(kind)).sessionId
    return { ...given, path: { sessionId, ...given.path } }
  }
const to = (kind: Kind, more: More, gets: NonNullable<Target['gets']>): Target => ({
  given: of(kind, more),
  gets,
  rest: 'not-found',
})

/** Operators while they have the session, supervisors while it is open; the live chat two has no apps. */
const verb = (more: More, elsewhere: Partial<Record<string, AskerName[]>>): Record<string, Target> => ({
  waiting: to('waiting', more, { ok: ['supervisor'], 'session-queued': ['operator', 'offline', 'assignee'] }),
  theirs: to('theirs', more, { ok: see.theirs }),
  closed: to('closed', more, { 'session-closed': see.closed }),
  'another live chat’s': to('elsewhere', more, elsewhere),
  missing: all('not-found', of('missing', more)),
})

const bound: More = ({ shown: { appId, itemId } }) => ({ path: { itemId }, body: { appId, from: null } })
const made: More = ({ shown: { appId } }) => ({ path: { itemId: v7() }, body: { appId, from: null, values: { title: 'New' } } })
const registered =
  (name: keyof Apps): More =>
  (apps) => ({ path: { itemId: apps[name].itemId }, body: { appId: apps[name].appId } })
const app =
  (name: keyof Apps): More =>
  (apps) => ({ query: { appId: apps[name].appId } })
const notOffered = { 'app-not-offered': see.elsewhere }

/** The register app's item in this session, as if it had been registered there. */
const inSession =
  (kind: Kind): Target['given'] =>
  async (asking: Asking) => {
    const { register } = await appsIn(asking.company)
    const { sessionId } = await asking.talk(kind)
    const row = { session_id: sessionId, item_id: register.itemId, app_id: register.appId }
    const { db } = asking.company.product.database
    await db
      .insertInto('session_items')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return { path: { itemId: register.itemId, sessionId } }
  }
const ofItem =
  (name: keyof Apps): Target['given'] =>
  async ({ company, missing }: Asking) => ({ path: { itemId: (await appsIn(company))[name].itemId, sessionId: missing } })

export const aboutBindings: Record<string, Row> = {
  listItemSessions: {
    gate: 'user',
    targets: {
      // Of what they may not read they are told nothing, that there is any included.
      'of an item': only(['assignee', 'supervisor', 'administrator'], ofItem('shown')),
      'of an item that is hidden': only(['administrator'], ofItem('hidden')),
      missing: all('not-found', ({ missing }) => ({ path: { itemId: missing } })),
    },
  },
  listItemReach: {
    gate: 'user',
    targets: {
      'of an item': only(['assignee', 'supervisor', 'administrator'], ofItem('shown')),
      'of an item that is hidden': only(['administrator'], ofItem('hidden')),
      missing: all('not-found', ({ missing }) => ({ path: { itemId: missing } })),
    },
  },
  readItemSession: {
    gate: 'user',
    targets: {
      'registered there': only(['assignee', 'supervisor'], inSession('theirs')),
      'a closed one': only(['assignee', 'supervisor'], inSession('closed')),
      'another live chat’s': all('not-found', inSession('elsewhere')),
      'not bound': all('not-found', async (asking) => ({
        path: { itemId: (await appsIn(asking.company)).shown.itemId, sessionId: (await asking.talk('waiting')).sessionId },
      })),
      missing: all('not-found', ofItem('register')),
    },
  },
  readBindings: {
    gate: 'user',
    targets: {
      waiting: only(see.waiting, of('waiting')),
      theirs: only(see.theirs, of('theirs')),
      closed: only(see.closed, of('closed')),
      'another live chat’s': only(see.elsewhere, of('elsewhere')),
      'an internal customer’s': only(see.internal, of('internal')),
      missing: all('not-found', of('missing')),
    },
  },
  findCandidates: {
    gate: 'user',
    targets: {
      theirs: only(see.theirs, of('theirs', app('shown'))),
      'in an app that is hidden': to('theirs', app('hidden'), {}),
      'another live chat’s': to('elsewhere', app('shown'), notOffered),
      missing: all('not-found', of('missing', app('shown'))),
    },
  },
  readItemPrefill: {
    gate: 'user',
    targets: {
      theirs: to('theirs', app('shown'), { ok: ['assignee'], forbidden: ['supervisor'] }),
      'in an app that is hidden': to('theirs', app('hidden'), {}),
      'another live chat’s': to('elsewhere', app('shown'), notOffered),
      missing: all('not-found', of('missing', app('shown'))),
    },
  },
  bindItem: {
    gate: 'user',
    targets: {
      ...verb(bound, notOffered),
      'a new one': to('theirs', made, { ok: ['assignee'], forbidden: ['supervisor'] }),
      'an internal customer’s': to('internal', bound, { 'customer-internal': see.internal }),
    },
  },
  unbindItem: { gate: 'user', targets: verb(({ shown: { itemId } }) => ({ path: { itemId } }), {}) },
  registerItem: {
    gate: 'user',
    targets: {
      theirs: to('theirs', registered('register'), { 'account-first': see.theirs }),
      'an internal customer’s': only(see.internal, of('internal', registered('register'))),
      'an item of an app that is hidden': to('internal', registered('hidden'), {}),
      closed: to('closed', registered('register'), { 'session-closed': see.closed }),
      'another live chat’s': to('elsewhere', registered('register'), notOffered),
      missing: all('not-found', of('missing', registered('register'))),
    },
  },
  unregisterItem: { gate: 'user', targets: verb(({ register: { itemId } }) => ({ path: { itemId } }), { ok: see.elsewhere }) },
}
