import { setSilentOffline } from './set-silent-offline.ts'

export { noteAlive, noteStart } from './note-alive.ts'
export { publishPerson } from './publish-person.ts'
export { operatorRoutes } from './routes.ts'
export { isStaff } from './set-status.ts'

export const operatorTasks = [setSilentOffline]
