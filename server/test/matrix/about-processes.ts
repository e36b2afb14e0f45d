import { startFromSession } from '@parley/contract'
import { v7 } from 'uuid'
import { aProcess, begun, definitionWith, draft, oneTask, openTasks } from '../a-process.ts'
import type { Company } from '../oracle/company.ts'
import { see } from './about-sessions.ts'
import { appWorld, may } from './app-world.ts'
import type { AskerName } from './askers.ts'
import { type Asking, all, type Given, only, type Row, type Target } from './row.ts'
import type { Kind } from './world.ts'

/** A published process whose task waits for Main, an instance that the assignee started from a chat, and a draft. */
interface ProcessWorld {
  processId: string
  name: string
  instanceId: string
  taskId: string
  draftId: string
}
const known = new WeakMap<Company, Promise<ProcessWorld>>()
const worldOf = (asking: Asking): Promise<ProcessWorld> => {
  const made = known.get(asking.company) ?? make(asking)
  known.set(asking.company, made)
  return made
}

async function make({ company, another }: Asking): Promise<ProcessWorld> {
  const { administrator, assignee } = company.people
  const { id: processId, name } = await aProcess(administrator, {
    diagram: oneTask({ performer: `group:${company.groups.main.id}` }),
  })
  const instanceId = v7()
  const { sessionId } = await another('theirs')
  await assignee.get(startFromSession, { path: { sessionId, instanceId }, body: { processId } })
  const [task] = await openTasks(administrator, instanceId)
  const { id: draftId } = await draft(administrator)
  return { processId, name, instanceId, taskId: task!.id, draftId }
}

/** One more instance, started by an administrator, which may be changed. */
async function fresh(asking: Asking): Promise<{ instanceId: string; taskId: string }> {
  const { processId } = await worldOf(asking)
  const { administrator } = asking.company.people
  const { id: instanceId } = await begun(administrator, processId)
  return { instanceId, taskId: (await openTasks(administrator, instanceId))[0]!.id }
}

/** Who may take its task; and with them who started it, and administrators. */
const candidates: AskerName[] = ['operator', 'offline', 'assignee']
const involved: AskerName[] = [...candidates, 'administrator']

const of =
  (which: 'one' | 'draft' | 'missing', more: Given = {}) =>
  async (asking: Asking): Promise<Given> => {
    const { missing } = asking
    const world = await worldOf(asking)
    const { instanceId, taskId } = world
    const processId = which === 'draft' ? world.draftId : world.processId
    const ids =
      which === 'missing' ? { processId: missing, instanceId: missing, taskId: missing } : { processId, instanceId, taskId }
    return { ...more, path: { ...ids, ...more.path } }
  }
const missing = (more?: Given): Target => all('not-found', of('missing', more))
const late = (asking: Asking): Given => ({
  path: { processId: asking.missing },
  body: { ...definitionWith(), version: -1 },
})
const number = { path: { number: '1' } }
const ofFresh =
  (body?: (asking: Asking) => unknown) =>
  async (asking: Asking): Promise<Given> => ({ path: await fresh(asking), ...(body && { body: body(asking) }) })
/** For themselves; who has no account among our people names somebody else. */
const forMe = ({ company, asker }: Asking) => {
  const people: Record<string, { id: string } | undefined> = company.people
  return { userId: people[asker]?.id ?? company.people.plain.id, from: null }
}

const from =
  (kind: Kind | 'missing', starts: boolean) =>
  async (asking: Asking): Promise<Given> => {
    const { processId } = await worldOf(asking)
    const sessionId = kind === 'missing' ? asking.missing : (await asking.talk(kind)).sessionId
    return { path: { sessionId, instanceId: v7() }, ...(starts && { body: { processId } }) }
  }
/** Of the item's own app. */
const ofApps = new WeakMap<Company, Record<'shown' | 'hidden', Promise<{ id: string }>>>()
const forItem =
  (which: 'shown' | 'hidden') =>
  async ({ company }: Asking): Promise<Given> => {
    const { hidden, ...shown } = await appWorld(company)
    const { administrator } = company.people
    const known = ofApps.get(company) ?? {
      shown: aProcess(administrator, { appId: shown.appId }),
      hidden: aProcess(administrator, { appId: hidden.appId }),
    }
    ofApps.set(company, known)
    const { itemId } = which === 'shown' ? shown : hidden
    return { path: { instanceId: v7() }, body: { processId: (await known[which]).id, itemId } }
  }
const looking: Record<string, Target> = {
  waiting: only(see.waiting, from('waiting', false)),
  theirs: only(see.theirs, from('theirs', false)),
  closed: only(see.closed, from('closed', false)),
  'another live chat’s': only(see.elsewhere, from('elsewhere', false)),
  missing: all('not-found', from('missing', false)),
}

export const aboutProcesses: Record<string, Row> = {
  listProcesses: { gate: 'user', targets: { own: all('ok'), startable: all('ok', () => ({ query: { startable: '1' } })) } },
  createProcess: {
    gate: 'administrator',
    targets: {
      new: all('ok', () => ({ path: { processId: v7() }, body: definitionWith() })),
      'under a taken id': all('id-taken', async (asking) => ({
        path: { processId: (await worldOf(asking)).processId },
        body: definitionWith(),
      })),
      missing: all('diagram-invalid', ({ missing: processId }) => ({
        path: { processId },
        body: definitionWith({ diagram: '<x>' }),
      })),
    },
  },
  readProcess: { gate: 'administrator', targets: { draft: all('ok', of('draft')), missing: missing() } },
  editProcess: {
    gate: 'administrator',
    targets: {
      'draft, late': all('changed-meanwhile', async (asking) => ({
        ...late(asking),
        ...(await of('draft')(asking)),
        body: late(asking).body,
      })),
      missing: all('not-found', late),
    },
  },
  deleteProcess: {
    gate: 'administrator',
    targets: {
      'without its name': all('confirmation-missing', of('draft', { query: { confirmation: '?' } })),
      missing: missing({ query: { confirmation: '?' } }),
    },
  },
  listProcessVersions: { gate: 'administrator', targets: { one: all('ok', of('one')), missing: missing() } },
  readProcessVersion: {
    gate: 'administrator',
    targets: {
      one: all('ok', of('one', number)),
      'which is not there': all('not-found', of('draft', number)),
      missing: missing(number),
    },
  },
  publishProcess: {
    gate: 'administrator',
    targets: {
      late: all('changed-meanwhile', of('draft', { body: { version: -1 } })),
      missing: missing({ body: { version: 1 } }),
    },
  },
  listInstances: {
    gate: 'user',
    targets: {
      own: all('ok'),
      'of an item': all('ok', async ({ company }) => ({ query: { itemId: (await appWorld(company)).itemId } })),
    },
  },
  readInstance: { gate: 'user', targets: { one: only(involved, of('one')), missing: missing() } },
  startInstance: {
    gate: 'user',
    targets: {
      'the company’s': only(['administrator'], async (asking) => ({
        path: { instanceId: v7() },
        body: { processId: (await worldOf(asking)).processId },
      })),
      'for an item': only(may.full, forItem('shown')),
      'for an item that is hidden': only(may.build, forItem('hidden')),
      missing: all('not-found', (asking) => ({ path: { instanceId: v7() }, body: { processId: asking.missing } })),
    },
  },
  interruptInstance: {
    gate: 'user',
    targets: {
      one: { given: ofFresh(), gets: { ok: ['administrator'], forbidden: candidates }, rest: 'not-found' },
      missing: missing(),
    },
  },
  retryInstance: { gate: 'administrator', targets: { one: all('instance-not-failed', of('one')), missing: missing() } },
  listStartable: { gate: 'user', targets: looking },
  listSessionInstances: { gate: 'user', targets: looking },
  startFromSession: {
    gate: 'user',
    targets: {
      waiting: {
        given: from('waiting', true),
        gets: { ok: ['supervisor'], 'session-queued': ['operator', 'offline', 'assignee'] },
        rest: 'not-found',
      },
      theirs: only(see.theirs, from('theirs', true)),
      closed: { given: from('closed', true), gets: { 'session-closed': see.closed }, rest: 'not-found' },
      'another live chat’s': only(see.elsewhere, from('elsewhere', true)),
      missing: all('not-found', from('missing', true)),
    },
  },
  listTasks: {
    gate: 'user',
    targets: {
      mine: all('ok', () => ({ query: { list: 'mine' } })),
      'of groups': all('ok', () => ({ query: { list: 'group' } })),
      'by me': all('ok', () => ({ query: { list: 'by-me' } })),
    },
  },
  readTask: { gate: 'user', targets: { one: only(involved, of('one')), missing: missing() } },
  assignTask: {
    gate: 'user',
    targets: {
      'to themselves': only(involved, ofFresh(forMe)),
      'to somebody else': {
        given: ofFresh(({ company }) => ({ userId: company.people.plain.id, from: null })),
        gets: { ok: ['administrator'], forbidden: candidates },
        rest: 'not-found',
      },
      missing: missing({ body: { userId: v7(), from: null } }),
    },
  },
  completeTask: {
    gate: 'user',
    targets: {
      'not taken': {
        given: ofFresh(() => ({ exit: 'do_end', values: {} })),
        gets: { 'task-not-taken': involved },
        rest: 'not-found',
      },
      missing: missing({ body: { exit: 'do_end', values: {} } }),
    },
  },
}
