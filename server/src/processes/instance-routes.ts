import * as contract from '@parley/contract'
import { type Routes, userById } from '../people/index.ts'
import { assignTask } from './assign-task.ts'
import { completeTask } from './complete-task.ts'
import type { ProcessesGiven } from './given.ts'
import { viewInstance } from './instance.ts'
import { interruptInstance } from './interrupt-instance.ts'
import { listInstances } from './list-instances.ts'
import { listTasks } from './list-tasks.ts'
import { readInstance } from './read-instance.ts'
import { readTask } from './read-task.ts'
import { retryInstance } from './retry-instance.ts'
import { startAlone } from './start-instance.ts'
import { taskById } from './task.ts'

export const instanceRoutes =
  (given: ProcessesGiven): Routes =>
  ({ on }) => {
    on(contract.listInstances, ({ database, who, query }) => listInstances(database, given, who, query))

    on(contract.readInstance, ({ database, who, path }) => readInstance(database, given, who, path.instanceId))

    on(contract.startInstance, async ({ database, who, path, body }) => {
      await startAlone(database, given, who, path.instanceId, body)
      return viewInstance(database, given, who, path.instanceId)
    })

    on(contract.interruptInstance, async ({ database, who, path }) => {
      await interruptInstance(database, given, who, path.instanceId)
      return viewInstance(database, given, who, path.instanceId)
    })

    on(contract.retryInstance, async ({ database, who, path }) => {
      const name = (await userById(database, who.id))?.name ?? ''
      await retryInstance(database, given, { id: who.id, name }, path.instanceId)
      return viewInstance(database, given, who, path.instanceId)
    })

    on(contract.listTasks, ({ database, who, query }) => listTasks(database, who, query))

    on(contract.readTask, ({ database, who, path }) => readTask(database, given, who, path.taskId))

    on(contract.assignTask, async ({ database, who, path, body }) => {
      await assignTask(database, given, who, path.taskId, body)
      return taskById(database, path.taskId)
    })

    on(contract.completeTask, async ({ database, who, path, body }) => {
      await completeTask(database, given, who, path.taskId, body)
      return taskById(database, path.taskId)
    })
  }
