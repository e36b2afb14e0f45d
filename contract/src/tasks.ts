import { type Static, Type } from 'typebox'
import { body, Cursor, Id, Line, Named, orNull, portionOf, Time } from './common.ts'
import { endpoint } from './endpoint.ts'
import type { Field } from './field-types.ts'
import { ItemRefs, ItemValues } from './items.ts'

/** `cancelled`: the process went another way, or was interrupted. */
export const TaskState = Type.Union([Type.Literal('open'), Type.Literal('done'), Type.Literal('cancelled')])
export type TaskState = Static<typeof TaskState>

/** One step of a process that a person does [BPR-09]. */
export const TaskRow = Type.Object({
  id: Id,
  name: Type.String(),
  state: TaskState,
  instance: Type.Object({ id: Id, number: Type.Integer(), processName: Type.String() }),
  /** Null: it waits for one of `candidates`. */
  assignee: orNull(Named),
  /** The group, or the position of the org chart, whose people may take it. */
  candidates: orNull(Named),
  dueAt: orNull(Time),
  createdAt: Time,
  doneAt: orNull(Time),
  doneBy: orNull(Named),
})
export type TaskRow = Static<typeof TaskRow>

/** A field of the task's form: a variable of the process. */
export const TaskField = Type.Object({
  field: Type.Unsafe<Field>(Type.Any()),
  required: Type.Boolean(),
  readOnly: Type.Boolean(),
})
export type TaskField = Static<typeof TaskField>
/** A way out of the task: an outgoing flow by its id and name; one without a name stands alone and is Done. */
export const TaskExit = Type.Object({ id: Type.String(), name: Type.String() })
export type TaskExit = Static<typeof TaskExit>

export const TaskPage = Type.Object({
  task: TaskRow,
  instructions: Type.String(),
  fields: Type.Array(TaskField),
  values: Type.Unsafe<ItemValues>(Type.Record(Type.String(), Type.Any())),
  refs: ItemRefs,
  exits: Type.Array(TaskExit),
  /** The exit that was chosen. */
  exit: orNull(TaskExit),
  /** Where it began, if the asker may see it. */
  session: orNull(Named),
  rights: Type.Object({ take: Type.Boolean(), assign: Type.Boolean(), complete: Type.Boolean() }),
})
export type TaskPage = Static<typeof TaskPage>

/** `mine`: assigned to me. `group`: waiting for one of my groups or positions. `by-me`: of instances that I started. */
export const TaskList = Type.Union([Type.Literal('mine'), Type.Literal('group'), Type.Literal('by-me')])
export type TaskList = Static<typeof TaskList>
export const listTasks = endpoint({
  method: 'GET',
  path: '/api/tasks',
  who: 'user',
  summary: 'Tasks in portions of 50; open ones by due time, those without one last; done ones newest first [ui S23].',
  query: body({
    list: TaskList,
    done: Type.Optional(Type.Literal('1')),
    search: Type.Optional(Line),
    cursor: Type.Optional(Cursor),
  }),
  reply: portionOf(TaskRow),
  refuses: [],
})
export const readTask = endpoint({
  method: 'GET',
  path: '/api/tasks/:taskId',
  who: 'user',
  summary: 'A task with its form. For whom it is, who did it, who started the process, and administrators.',
  reply: TaskPage,
  refuses: ['not-found'],
})
/** Two who take one task: one has it, the other is told who in `Problem.holder`. */
export const assignTask = endpoint({
  method: 'PUT',
  path: '/api/tasks/:taskId/assignee',
  who: 'user',
  summary: 'Take a task of my group, or give mine to somebody else; administrators any.',
  body: body({
    userId: Id,
    /** Who had it when the asker looked. */
    from: orNull(Id),
  }),
  reply: TaskRow,
  refuses: ['not-found', 'task-done', 'task-taken', 'target-unavailable'],
})
/** `exit`: the id of one of its exits. The same again answers the same; `values-invalid` carries `errors` with `/values/code`. */
export const completeTask = endpoint({
  method: 'PUT',
  path: '/api/tasks/:taskId/completion',
  who: 'user',
  summary: 'Do the task: its values go into the context and the process goes on. It is final.',
  body: body({ exit: Type.String({ maxLength: 200 }), values: ItemValues }),
  reply: TaskRow,
  refuses: ['not-found', 'task-done', 'task-not-taken', 'exit-unknown', 'values-invalid', 'process-failed'],
})

/** To who has or had it, and to whose it may become. `open`: who has it and until when; null: it is done or gone. */
export type TaskChanged = {
  name: 'task.changed'
  taskId: string
  open: { assigneeId: string | null; dueAt: string | null } | null
}
