import { type Static, Type } from 'typebox'
import { body, Cursor, Id, Line, Named, orNull, portionOf, Time } from './common.ts'
import { endpoint } from './endpoint.ts'
import { ItemRefs, type ItemValues } from './items.ts'
import { ProcessRow, type Variable } from './processes.ts'
import { TaskRow } from './tasks.ts'

export const InstanceState = Type.Union([
  Type.Literal('running'),
  Type.Literal('finished'),
  /** A step went wrong and waits for an administrator to try it again. */
  Type.Literal('failed'),
  Type.Literal('interrupted'),
])
export type InstanceState = Static<typeof InstanceState>

/** One run of a process, as lists and the pane of a session show it. */
export const InstanceRow = Type.Object({
  id: Id,
  /** Counts all instances from 1: Order handling #318. */
  number: Type.Integer(),
  processId: Id,
  processName: Type.String(),
  version: Type.Integer(),
  state: InstanceState,
  initiator: orNull(Named),
  /** The session that it was started from, by its name then [BPR-03]. */
  session: orNull(Named),
  /** Names of the steps it stands at. */
  steps: Type.Array(Type.String()),
  startedAt: Time,
  endedAt: orNull(Time),
  /** Whether the asker may open its page; without it there is the row and no more. */
  opens: Type.Boolean(),
  /** The asker's own open task in it. */
  taskId: orNull(Id),
})
export type InstanceRow = Static<typeof InstanceRow>

/** One line of an instance's history, oldest first. */
export const InstanceEntry = Type.Object({
  ordinal: Type.Integer(),
  at: Time,
  elementId: orNull(Type.String()),
  elementName: Type.String(),
  kind: Type.Union([
    Type.Literal('started'),
    Type.Literal('entered'),
    Type.Literal('done'),
    Type.Literal('assigned'),
    Type.Literal('waiting'),
    Type.Literal('failed'),
    Type.Literal('tried-again'),
    Type.Literal('interrupted'),
    Type.Literal('finished'),
  ]),
  /** Null: the process did it by itself. */
  by: orNull(Named),
  /** The exit that was chosen, whom it was assigned to, or what went wrong. */
  detail: Type.String(),
})
export type InstanceEntry = Static<typeof InstanceEntry>

export const InstancePage = Type.Object({
  instance: InstanceRow,
  /** Of the version that it runs by. */
  diagram: Type.String(),
  variables: Type.Unsafe<Variable[]>(Type.Array(Type.Any())),
  values: Type.Unsafe<ItemValues>(Type.Record(Type.String(), Type.Any())),
  refs: ItemRefs,
  history: Type.Array(InstanceEntry),
  tasks: Type.Array(TaskRow),
  /** Elements of the diagram where it stands, and where it went wrong. */
  at: Type.Array(Type.String()),
  failedAt: orNull(Type.String()),
  rights: Type.Object({ interrupt: Type.Boolean(), tryAgain: Type.Boolean() }),
})
export type InstancePage = Static<typeof InstancePage>

/** Instances are to be seen by administrators, by who started them, and by whom a task of them was or is for. */
export const listInstances = endpoint({
  method: 'GET',
  path: '/api/process-instances',
  who: 'user',
  summary: 'Instances that the asker may open, newest first, in portions of 50.',
  query: body({
    processId: Type.Optional(Id),
    state: Type.Optional(InstanceState),
    /** Only what the asker started. */
    mine: Type.Optional(Type.Literal('1')),
    /** Only what was started from this item, or has it in a variable [BPR-06]. */
    itemId: Type.Optional(Id),
    search: Type.Optional(Line),
    cursor: Type.Optional(Cursor),
  }),
  reply: portionOf(InstanceRow),
  refuses: [],
})
export const readInstance = endpoint({
  method: 'GET',
  path: '/api/process-instances/:instanceId',
  who: 'user',
  summary: 'An instance with its diagram, values, tasks and history [BPR-09].',
  reply: InstancePage,
  refuses: ['not-found'],
})
const newInstance = body({ processId: Id })
/**
 * Outside of a chat: administrators any published process, others those of apps where they have the right `processes` [APP-10]. An
 * item is of the process's app; the first variable for its items takes it.
 */
export const startInstance = endpoint({
  method: 'PUT',
  path: '/api/process-instances/:instanceId',
  who: 'user',
  summary: 'Start a process under an id of the asker’s own making; the same again answers the same [P2].',
  body: body({ processId: Id, itemId: Type.Optional(Id) }),
  reply: InstanceRow,
  refuses: ['not-found', 'id-taken', 'item-deleted', 'process-failed'],
})
export const interruptInstance = endpoint({
  method: 'PUT',
  path: '/api/process-instances/:instanceId/interruption',
  who: 'user',
  summary: 'End it before its end: its tasks are taken away. For who started it and for administrators.',
  reply: InstanceRow,
  refuses: ['not-found', 'instance-ended'],
})
export const retryInstance = endpoint({
  method: 'POST',
  path: '/api/process-instances/:instanceId/attempts',
  who: 'administrator',
  summary: 'Try the step that failed again.',
  reply: InstanceRow,
  refuses: ['not-found', 'instance-not-failed', 'process-failed'],
})

/** Every published process, for who may act in the session [BPR-01]. */
export const listStartable = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/startable-processes',
  who: 'user',
  summary: 'What can be started from this session: all published processes by name, and those of them that run for it already.',
  reply: Type.Object({ processes: Type.Array(ProcessRow), recent: Type.Array(Id) }),
  refuses: ['not-found'],
})
export const listSessionInstances = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/process-instances',
  who: 'user',
  summary: 'What was started from this session, newest first, 50 at most [BPR-05].',
  reply: Type.Array(InstanceRow),
  refuses: ['not-found'],
})
/** No data is asked; variables that say so are filled from the session. A session in spam or closed starts nothing [BPR-02, BPR-03, BPR-08]. */
export const startFromSession = endpoint({
  method: 'PUT',
  path: '/api/sessions/:sessionId/process-instances/:instanceId',
  who: 'user',
  summary: 'Start a process from a chat; the asker is its initiator.',
  body: newInstance,
  reply: InstanceRow,
  refuses: [
    'not-found',
    'operator-offline',
    'not-assignee',
    'session-queued',
    'session-closed',
    'session-spam',
    'id-taken',
    'process-gone',
    'process-failed',
  ],
})

/** Something about it is another now: read it again. To whom it is open, and to staff who may see its session. */
export type InstanceChanged = { name: 'instance.changed'; instanceId: string; sessionId: string | null }
