import { createResponseTemplate, createTemplateFolder, deleteResponseTemplate } from '@parley/contract'
import type { AskerName } from './askers.ts'
import { type Asking, all, only, type Row, type Target } from './row.ts'

const ofOne: AskerName[] = ['operator', 'offline', 'billing', 'assignee', 'supervisor']
const ofTwo: AskerName[] = ['otherOperator', 'otherSupervisor']
/** Whoever has a role in a live chat, and administrators [CMP-05]. */
const staff: AskerName[] = [...ofOne, ...ofTwo, 'administrator']

type More = (asking: Asking) => object
const none: More = () => ({})

/** One that the supervisor of live chat one has written, shared so. */
const shared =
  (sharing: (asking: Asking) => object, more: More = none, deleted = false) =>
  async (asking: Asking) => {
    const body = { kind: 'template' as const, name: 'Greeting', text: 'Hello', sharing: sharing(asking) as { with: 'me' } }
    const { id } = await asking.company.people.supervisor.get(createResponseTemplate, { body })
    const path = { templateId: id }
    if (deleted) await asking.company.people.supervisor.get(deleteResponseTemplate, { path })
    return { path, ...more(asking) }
  }
const withOne = ({ company }: Asking) => ({ with: 'live-chats', liveChatIds: [company.one.id] })
const withMain = ({ company }: Asking) => ({ with: 'groups', groupIds: [company.groups.main.id] })
const withMe = () => ({ with: 'me' })
const notThere: AskerName[] = ['plain', 'internal']
/** Who has no role has no templates; others do not find what is not shared with them. */
const finding = (more?: More, deleted = false): Record<string, Target> => {
  const one = (who: AskerName[], sharing: (asking: Asking) => object): Target => ({
    given: shared(sharing, more, deleted),
    gets: { ok: who, forbidden: notThere },
    rest: 'not-found',
  })
  return {
    'shared with live chat one': one([...ofOne, 'administrator'], withOne),
    'shared with Main': one(['operator', 'offline', 'assignee', 'supervisor', 'administrator'], withMain),
    'the supervisor’s alone': one(['supervisor'], withMe),
    missing: {
      given: (asking) => ({ path: { templateId: asking.missing }, ...more?.(asking) }),
      gets: { forbidden: notThere },
      rest: 'not-found',
    },
  }
}
const content = (sharing: (asking: Asking) => object) => (asking: Asking) => ({
  body: { kind: 'template', name: 'New', text: 'Hello', sharing: sharing(asking) },
})
const folder =
  (more: More = none) =>
  async ({ company, ...asking }: Asking) => {
    const { id } = await company.people.supervisor.get(createTemplateFolder, { body: { name: crypto.randomUUID() } })
    return { path: { folderId: id }, ...more({ company, ...asking }) }
  }
const renaming = () => ({ body: { name: crypto.randomUUID() } })
const bosses: AskerName[] = ['supervisor', 'otherSupervisor', 'administrator']

export const aboutTemplates: Record<string, Row> = {
  listResponseTemplates: { gate: 'user', targets: { all: only(staff, undefined, 'forbidden') } },
  readTemplateChoices: { gate: 'user', targets: { all: only(staff, undefined, 'forbidden') } },
  createResponseTemplate: {
    gate: 'user',
    targets: {
      'for oneself': only(staff, content(withMe), 'forbidden'),
      'for live chat one': {
        given: content(withOne),
        gets: { ok: [...ofOne, 'administrator'], 'sharing-not-allowed': ofTwo },
        rest: 'forbidden',
      },
      'for everybody': {
        given: content(() => ({ with: 'all' })),
        gets: { ok: ['administrator'], 'sharing-not-allowed': [...ofOne, ...ofTwo] },
        rest: 'forbidden',
      },
    },
  },
  editResponseTemplate: { gate: 'user', targets: finding(() => ({ body: { version: 1, name: 'Other' } })) },
  deleteResponseTemplate: { gate: 'user', targets: finding() },
  restoreResponseTemplate: { gate: 'user', targets: finding(none, true) },
  noteTemplateUse: { gate: 'user', targets: finding() },
  copyTemplateFiles: { gate: 'user', targets: finding() },
  createTemplateFolder: { gate: 'user', targets: { one: only(staff, renaming, 'forbidden') } },
  editTemplateFolder: {
    gate: 'user',
    targets: {
      'the supervisor’s': only(bosses, folder(renaming), 'forbidden'),
      missing: {
        given: ({ missing }) => ({ path: { folderId: missing }, ...renaming() }),
        gets: { forbidden: notThere },
        rest: 'not-found',
      },
    },
  },
  deleteTemplateFolder: {
    gate: 'user',
    targets: {
      'the supervisor’s': only(bosses, folder(), 'forbidden'),
      missing: { given: ({ missing }) => ({ path: { folderId: missing } }), gets: { forbidden: notThere }, rest: 'not-found' },
    },
  },
  exportTemplates: { gate: 'user', targets: { all: only(staff, () => ({ query: { kind: 'template' } }), 'forbidden') } },
  importTemplates: {
    gate: 'user',
    targets: {
      one: only(staff, () => ({ query: { kind: 'template' }, bytes: new TextEncoder().encode('Name,Text\nA,B') }), 'forbidden'),
      nothing: all('bad-request', () => ({ query: { kind: 'template' } })),
    },
  },
}
