import { type Static, Type } from 'typebox'
import { body, Id, Name, Named, Nothing, orNull, Time } from './common.ts'
import { endpoint } from './endpoint.ts'
import { Field } from './field-types.ts'

/**
 * What a variable is filled with where an instance starts from a chat, if the types fit [BPR-02, BPR-03, BPR-06]. `bound-item`: the
 * customer's item, or the newest registered one, of the app that a variable of type `app` links to.
 */
export const sessionFacts = [
  'session-name',
  'customer-name',
  'customer-email',
  'customer-phone',
  'customer-account',
  'last-message',
  'live-chat-name',
  'bound-item',
] as const
export type SessionFact = (typeof sessionFacts)[number]
export const SessionFact = Type.Unsafe<SessionFact>(Type.Union(sessionFacts.map((fact) => Type.Literal(fact))))
/** Which types of variables a fact fits. */
export const factTypes: Readonly<Record<SessionFact, readonly Field['type'][]>> = {
  'session-name': ['string'],
  'customer-name': ['string', 'full-name'],
  'customer-email': ['string', 'email'],
  'customer-phone': ['string', 'phone'],
  'customer-account': ['string', 'account'],
  'last-message': ['string'],
  'live-chat-name': ['string'],
  'bound-item': ['app'],
}

/** A typed variable of a process's context [BPR-09]. Values stand in instances as values of fields do in items. */
export const Variable = body({ field: Field, from: orNull(SessionFact) })
export type Variable = Static<typeof Variable>

/** BPMN 2.0 XML; see docs/guides/processes.md for the elements that run and `urn:parley:bpmn` for what we add to them. */
export const Diagram = Type.String({ minLength: 1, maxLength: 500_000, pattern: '^[^\\u0000\\ud800-\\udfff]*$' })

/** What is wrong with one element of a diagram; the screens have words for each. `detail` is particular: a name, a code, what FEEL says. */
export const processErrors = [
  'unsupported',
  'no-start',
  'several-starts',
  'no-end',
  'not-connected',
  'unreachable',
  'no-performer',
  'performer-not-found',
  'no-variable',
  'wrong-variable',
  'no-condition',
  'wrong-expression',
  'no-exit-name',
  'no-timer',
  'wrong-timer',
  'no-step',
  'wrong-setting',
] as const
export type ProcessError = (typeof processErrors)[number]
/** `elementId` null: the process itself. */
export const ProcessProblem = Type.Object({
  elementId: orNull(Type.String()),
  elementName: Type.String(),
  code: Type.Unsafe<ProcessError>(Type.String()),
  detail: Type.Optional(Type.String()),
})
export type ProcessProblem = Static<typeof ProcessProblem>

const definition = {
  name: Name,
  description: Type.String({ maxLength: 1_000, pattern: '^[^\\u0000\\ud800-\\udfff]*$' }),
  /** A section of the menu, like CRM; with neither it is the company's. At most one of the two is set [BPR-01]. */
  workspace: orNull(Name),
  appId: orNull(Id),
  diagram: Diagram,
  variables: Type.Array(Variable, { maxItems: 100 }),
}
export const ProcessDefinition = body(definition)
export type ProcessDefinition = Static<typeof ProcessDefinition>

/** A process as lists and pickers show it. */
export const ProcessRow = Type.Object({
  id: Id,
  name: Type.String(),
  description: Type.String(),
  workspace: orNull(Type.String()),
  app: orNull(Named),
  /** The number of the version that starts; null: it was never published. */
  published: orNull(Type.Integer()),
  /** How it stands, where administrators list all of them: as in `Process`. */
  standing: Type.Optional(
    Type.Object({ changed: Type.Boolean(), changedAt: Time, changedBy: orNull(Named), running: Type.Integer() }),
  ),
})
export type ProcessRow = Static<typeof ProcessRow>

export const Process = Type.Object({
  ...ProcessRow.properties,
  /** The draft. */
  diagram: Type.String(),
  variables: Type.Unsafe<Variable[]>(Type.Array(Type.Any())),
  /** The draft differs from what is published. */
  changed: Type.Boolean(),
  /** What keeps the draft from being published. */
  problems: Type.Array(ProcessProblem),
  /** Rises with each save; a save says which one it saw. */
  version: Type.Integer(),
  changedAt: Time,
  changedBy: orNull(Named),
  /** How many instances are under way, in any version. */
  running: Type.Integer(),
})
export type Process = Static<typeof Process>

export const listProcesses = endpoint({
  method: 'GET',
  path: '/api/processes',
  who: 'user',
  summary:
    'Processes by name. Administrators: all of them; with `startable` those that are published and that the asker may start outside of a chat.',
  query: body({ startable: Type.Optional(Type.Literal('1')) }),
  reply: Type.Array(ProcessRow),
  refuses: [],
})
export const createProcess = endpoint({
  method: 'PUT',
  path: '/api/processes/:processId',
  who: 'administrator',
  large: true,
  summary: 'Make a process under an id of the asker’s own making; it is a draft until it is published [BPR-09].',
  body: body(definition),
  reply: Process,
  refuses: ['name-exists', 'id-taken', 'definition-invalid', 'diagram-invalid'],
})
export const readProcess = endpoint({
  method: 'GET',
  path: '/api/processes/:processId',
  who: 'administrator',
  summary: 'A process with its draft and what is wrong with it.',
  reply: Process,
  refuses: ['not-found'],
})
/** A draft may be unfinished: `problems` of the reply tell what is wrong. `diagram-invalid`: no BPMN at all. */
export const editProcess = endpoint({
  method: 'PATCH',
  path: '/api/processes/:processId',
  who: 'administrator',
  large: true,
  summary: 'Save the draft over the version that was seen.',
  body: body({ ...definition, version: Type.Integer() }),
  reply: Process,
  refuses: ['not-found', 'name-exists', 'changed-meanwhile', 'definition-invalid', 'diagram-invalid'],
})
export const deleteProcess = endpoint({
  method: 'DELETE',
  path: '/api/processes/:processId',
  who: 'administrator',
  summary: 'Delete a process; its name confirms it. What runs goes on to its end.',
  query: body({ confirmation: Type.String({ maxLength: 200 }) }),
  reply: Nothing,
  refuses: ['not-found', 'confirmation-missing'],
})

export const ProcessVersion = Type.Object({
  number: Type.Integer(),
  publishedAt: Time,
  publishedBy: orNull(Named),
  /** Instances of it that are under way. */
  running: Type.Integer(),
})
export type ProcessVersion = Static<typeof ProcessVersion>
export const listProcessVersions = endpoint({
  method: 'GET',
  path: '/api/processes/:processId/versions',
  who: 'administrator',
  summary: 'The published versions, newest first.',
  reply: Type.Array(ProcessVersion),
  refuses: ['not-found'],
})
export const readProcessVersion = endpoint({
  method: 'GET',
  path: '/api/processes/:processId/versions/:number',
  who: 'administrator',
  summary: 'A published version as it was, to be looked at or taken into the draft again.',
  reply: Type.Object({
    ...ProcessVersion.properties,
    diagram: Type.String(),
    variables: Type.Unsafe<Variable[]>(Type.Array(Type.Any())),
  }),
  refuses: ['not-found'],
})
/** `process-invalid` carries the problems in `Problem.problems`. */
export const publishProcess = endpoint({
  method: 'POST',
  path: '/api/processes/:processId/versions',
  who: 'administrator',
  summary: 'Publish the draft that was seen: what starts from now on runs by it, what runs already goes on by its own version.',
  body: body({ version: Type.Integer() }),
  reply: Process,
  refuses: ['not-found', 'changed-meanwhile', 'process-invalid'],
})

/** A process was made, saved, published or deleted: read it again. Told to administrators. */
export type ProcessChanged = { name: 'process.changed'; processId: string }

/** Files belong to items and messages: a variable holds none. */
export const variableTypes = [
  'string',
  'number',
  'yes-no',
  'date-time',
  'category',
  'status',
  'money',
  'phone',
  'email',
  'full-name',
  'address',
  'link',
  'table',
  'app',
  'users',
  'role',
  'account',
] as const satisfies readonly Field['type'][]
