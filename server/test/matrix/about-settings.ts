import type { AskerName } from './askers.ts'
import { type Asking, all, only, type Row } from './row.ts'

const chat =
  (id: 'one' | 'two' | 'missing', more: (asking: Asking) => object = () => ({})) =>
  (asking: Asking) => ({
    path: { liveChatId: id === 'missing' ? asking.missing : asking.company[id].id },
    ...more(asking),
  })
const setup = { code: 'AAAA-BBBB', name: 'Eve', email: 'eve@example.com', password: 'violet tractor 27 lamps' }
/** An edit that is late is refused before anything of it is looked at. */
const late = { version: -1, name: 'Other' }
const newChat =
  (more: object) =>
  ({ company }: Asking) => ({
    body: {
      name: `n${crypto.randomUUID().slice(0, 8)}`,
      operatorGroupIds: [company.groups.two.id],
      supervisorGroupIds: [company.groups.twoLeads.id],
      ...more,
    },
  })
const file =
  (id: (asking: Asking) => string, query: Record<string, string> = {}, bytes?: Uint8Array) =>
  (asking: Asking) => ({
    path: { fileId: id(asking) },
    query,
    ...(bytes && { bytes }),
  })
const bytes = new TextEncoder().encode('written by somebody')
const uploading = { name: 'note.txt' }
const readersOfTheirs: AskerName[] = ['visitorB', 'assignee', 'supervisor']

export const aboutSettings: Record<string, Row> = {
  checkSetupCode: { gate: 'anyone', targets: { done: all('setup-done', () => ({ body: { code: setup.code } })) } },
  createFirstAdministrator: { gate: 'anyone', targets: { done: all('setup-done', () => ({ body: setup })) } },
  readInstallation: { gate: 'anyone', targets: { it: all('ok') } },
  readSettingChanges: { gate: 'administrator', targets: { all: all('ok') } },
  readSettings: { gate: 'administrator', targets: { all: all('ok') } },
  editSettings: { gate: 'administrator', targets: { one: all('ok', () => ({ body: { organisation: 'Parley' } })) } },
  listLiveChats: { gate: 'user', targets: { all: all('ok') } },
  listAccountApps: { gate: 'administrator', targets: { all: all('ok') } },
  listWritableLiveChats: { gate: 'user', targets: { all: all('ok') } },
  createLiveChat: {
    gate: 'administrator',
    targets: {
      one: all('ok', newChat({})),
      'with a missing operator group': all('not-found', (asking) => newChat({ operatorGroupIds: [asking.missing] })(asking)),
      'with a missing supervisor group': all('not-found', (asking) => newChat({ supervisorGroupIds: [asking.missing] })(asking)),
      'with a missing customer': all('not-found', (asking) =>
        newChat({ internal: { userIds: [asking.missing], groupIds: [], orgItemIds: [] } })(asking),
      ),
    },
  },
  readLiveChat: {
    gate: 'user',
    targets: {
      one: only(['supervisor', 'administrator'], chat('one')),
      two: only(['otherSupervisor', 'administrator'], chat('two')),
      missing: all('not-found', chat('missing')),
    },
  },
  editLiveChat: {
    gate: 'administrator',
    targets: {
      'one, late': all(
        'changed-meanwhile',
        chat('one', () => ({ body: late })),
      ),
      missing: all(
        'not-found',
        chat('missing', () => ({ body: late })),
      ),
    },
  },
  createIdentitySecret: {
    gate: 'administrator',
    targets: { two: all('ok', chat('two')), missing: all('not-found', chat('missing')) },
  },
  retireIdentitySecret: {
    gate: 'administrator',
    targets: {
      'a missing secret': all('not-found', (asking) => ({
        path: { liveChatId: asking.company.one.id, secretId: asking.missing },
      })),
      missing: all('not-found', ({ missing }) => ({ path: { liveChatId: missing, secretId: missing } })),
    },
  },
  uploadFile: {
    gate: 'customer',
    targets: {
      new: all(
        'ok',
        file(() => crypto.randomUUID(), uploading, bytes),
      ),
      'over another’s': all(
        'not-found',
        file(({ files }) => files.elsewhere, uploading, bytes),
      ),
    },
  },
  readFile: {
    gate: 'customer',
    targets: {
      'of a message': only(
        readersOfTheirs,
        file(({ files }) => files.attached),
      ),
      'not attached yet': only(
        ['visitorB'],
        file(({ files }) => files.loose),
      ),
      'of another live chat': only(
        ['otherOperator', 'otherSupervisor'],
        file(({ files }) => files.elsewhere),
      ),
      'its preview': all(
        'not-found',
        file(({ files }) => files.elsewhere, { preview: '1' }),
      ),
      missing: all(
        'not-found',
        file(({ missing }) => missing),
      ),
    },
  },
}
