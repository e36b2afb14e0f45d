import type { Routes } from '../people/index.ts'
import { interruptInstances } from './forget-app.ts'
import type { ProcessesGiven } from './given.ts'
import { instanceRoutes } from './instance-routes.ts'
import { processRoutes } from './process-routes.ts'
import { runTimer } from './run-timer.ts'

export { forgetApp } from './forget-app.ts'
export type { ProcessesGiven } from './given.ts'
export { viewInstance } from './instance.ts'
export { instancesOfSession, startedLast } from './list-instances.ts'
export { publishedProcesses } from './list-processes.ts'
export { notify } from './notify.ts'
export { openable } from './openable.ts'
export { onceMore, startedBefore, startInstance } from './start-instance.ts'
export { giveTasks, openTasksOf } from './tasks-of.ts'
export { processTopicsOf, tasksText, toMyTasks } from './topics.ts'

export const processesRoutes = (given: ProcessesGiven): Routes[] => [processRoutes(given), instanceRoutes(given)]

export const processesTasks = (given: ProcessesGiven) => [runTimer(given), interruptInstances(given)]
