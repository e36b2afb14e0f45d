import { v7 } from 'uuid'
import { seenGroup, seenUser } from '../seen.ts'
import type { AskerName } from './askers.ts'
import { type Asking, all, only, type Row } from './row.ts'

const fresh = () => `n${crypto.randomUUID().slice(0, 8)}`
const user = (of: 'plain' | 'missing', body?: unknown) => (asking: Asking) => ({
  path: { userId: of === 'missing' ? asking.missing : asking.company.people.plain.id },
  ...(body !== undefined && { body }),
})
const group = (id: (asking: Asking) => string, body?: unknown) => (asking: Asking) => ({
  path: { groupId: id(asking) },
  ...(body !== undefined && { body }),
})
const people = (csv: string) => ({ query: { name: 'people.csv' }, bytes: new TextEncoder().encode(csv) })
/** What somebody of theirs has sent and not let in yet. */
async function imported({ people: { administrator }, product }: Asking['company'], whose: 'own' | 'another’s') {
  const who = whose === 'own' ? administrator : await product.user(fresh(), { administrator: true })
  const importId = v7()
  const body = `Name,E-mail\nNew,${fresh()}@example.com`
  const headers = { 'content-type': 'application/octet-stream' }
  await who.fetch(`/api/user-imports/${importId}?name=people.csv`, { method: 'PUT', body, headers })
  return importId
}
const anImport = {
  own: all('ok', async ({ company }) => ({ path: { importId: await imported(company, 'own') } })),
  'another’s': all('not-found', async ({ company }) => ({ path: { importId: await imported(company, 'another’s') } })),
  missing: all('not-found', ({ missing }) => ({ path: { importId: missing } })),
}
const password = 'violet tractor 27 lamps'
const withoutRole: AskerName[] = ['plain', 'internal', 'administrator']

export const aboutPeople: Record<string, Row> = {
  signIn: {
    gate: 'anyone',
    targets: { 'as nobody': all('credentials-wrong', () => ({ body: { email: 'no@example.com', password } })) },
  },
  signOut: { gate: 'user', ends: true, early: true, targets: { own: all('ok') } },
  readInvitation: {
    gate: 'anyone',
    targets: { missing: all('invitation-invalid', () => ({ path: { token: 'x'.repeat(43) } })) },
  },
  acceptInvitation: {
    gate: 'anyone',
    targets: {
      missing: all('invitation-invalid', () => ({ path: { token: 'x'.repeat(43) }, body: { name: 'Eve', password } })),
    },
  },
  editProfile: {
    gate: 'user',
    targets: {
      own: all('ok', () => ({ body: { position: 'Here' } })),
      'with a missing picture': all('file-not-found', ({ missing }) => ({ body: { avatarFileId: missing } })),
      'with another’s picture': all('file-not-found', ({ files }) => ({ body: { avatarFileId: files.elsewhere } })),
    },
  },
  changePassword: { gate: 'user', targets: { own: all('credentials-wrong', () => ({ body: { current: 'no', password } })) } },
  setStatus: {
    gate: 'user',
    targets: {
      own: {
        given: ({ asker }) => ({ body: { online: asker !== 'offline' } }),
        gets: { forbidden: withoutRole },
        rest: 'ok',
      },
    },
  },
  readUser: { gate: 'user', targets: { 'a colleague': all('ok', user('plain')), missing: all('not-found', user('missing')) } },
  readAvatar: {
    gate: 'user',
    targets: { 'who has none': all('not-found', user('plain')), missing: all('not-found', user('missing')) },
  },
  listUsers: { gate: 'administrator', targets: { everybody: all('ok') } },
  findPeople: { gate: 'user', targets: { everybody: all('ok', () => ({ query: { search: 'a' } })) } },
  findColleagues: { gate: 'user', targets: { everybody: all('ok', () => ({ query: { search: 'a' } })) } },
  inviteUser: {
    gate: 'administrator',
    targets: {
      somebody: all('ok', () => ({ body: { name: 'New', email: `${fresh()}@example.com` } })),
      'into a missing group': all('not-found', ({ missing }) => ({
        body: { name: 'New', email: `${fresh()}@example.com`, groupIds: [missing] },
      })),
    },
  },
  lookAtUsers: {
    gate: 'administrator',
    targets: {
      new: all('ok', () => ({ path: { importId: v7() }, ...people('Name,E-mail\nNew,new@example.com') })),
      'over another’s': all('not-found', async ({ company }) => ({
        path: { importId: await imported(company, 'another’s') },
        ...people('Name,E-mail\nNew,new@example.com'),
      })),
      missing: all('csv-headings-missing', ({ missing }) => ({ path: { importId: missing }, ...people('a,b') })),
    },
  },
  readUserImport: { gate: 'administrator', targets: anImport },
  inviteImported: { gate: 'administrator', targets: anImport },
  readBadUserRows: { gate: 'administrator', targets: anImport },
  exportUsers: { gate: 'administrator', targets: { everybody: all('ok') } },
  renewInvitation: {
    gate: 'administrator',
    targets: { 'of who is in': all('invitation-invalid', user('plain')), missing: all('not-found', user('missing')) },
  },
  editUser: {
    gate: 'administrator',
    targets: {
      somebody: all('ok', ({ company: { people } }) => seenUser(people.administrator, people.plain.id, { position: 'There' })),
      'somebody, late': all('changed-meanwhile', user('plain', { version: '', position: 'There' })),
      missing: all('not-found', user('missing', { version: '', position: 'There' })),
    },
  },
  readUserWork: {
    gate: 'administrator',
    targets: { somebody: all('ok', user('plain')), missing: all('not-found', user('missing')) },
  },
  lockUser: {
    gate: 'administrator',
    targets: {
      'giving tasks to nobody': all('target-unavailable', ({ company, missing }) => ({
        path: { userId: company.people.plain.id },
        query: { tasksTo: missing },
      })),
      somebody: all('ok', async ({ company }) => ({ path: { userId: (await company.product.user(fresh())).id } })),
      missing: all('not-found', user('missing')),
    },
  },
  unlockUser: {
    gate: 'administrator',
    targets: { somebody: all('ok', user('plain')), missing: all('not-found', user('missing')) },
  },
  listGroups: { gate: 'administrator', targets: { all: all('ok') } },
  createGroup: {
    gate: 'administrator',
    targets: {
      empty: all('ok', () => ({ body: { name: fresh(), userIds: [], groupIds: [] } })),
      'with a missing user': all('not-found', ({ missing }) => ({ body: { name: fresh(), userIds: [missing], groupIds: [] } })),
      'with a missing group': all('not-found', ({ missing }) => ({ body: { name: fresh(), userIds: [], groupIds: [missing] } })),
    },
  },
  editGroup: {
    gate: 'administrator',
    targets: {
      one: all('ok', ({ company: { people, groups } }) => seenGroup(people.administrator, groups.billing.id, {})),
      'one, late': all(
        'changed-meanwhile',
        group(({ company }) => company.groups.billing.id, { version: '' }),
      ),
      missing: all(
        'not-found',
        group(({ missing }) => missing, { version: '' }),
      ),
    },
  },
  deleteGroup: {
    gate: 'administrator',
    targets: {
      'in use': all(
        'group-in-use',
        group(({ company }) => company.groups.billing.id),
      ),
      unused: all('ok', async ({ company }) => ({ path: { groupId: (await company.product.group(fresh())).id } })),
      missing: all(
        'not-found',
        group(({ missing }) => missing),
      ),
    },
  },
  listActivity: { gate: 'user', targets: { own: all('ok') } },
  readAllActivity: { gate: 'user', targets: { own: all('ok') } },
  readActivityEntry: {
    gate: 'user',
    targets: {
      'of one': only(['operator', 'offline', 'billing', 'assignee', 'supervisor'], ({ entries }) => ({
        path: { entryId: entries.one },
      })),
      'of two': only(['otherOperator', 'otherSupervisor'], ({ entries }) => ({ path: { entryId: entries.two } })),
      missing: all('not-found', ({ missing }) => ({ path: { entryId: missing } })),
    },
  },
}
