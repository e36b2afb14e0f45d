import type { Means } from '../platform/means.ts'
import { setSilentOffline } from './set-silent-offline.ts'

export { isAnybodyThere } from './is-anybody-there.ts'
export { noteAlive, noteStart } from './note-alive.ts'
export { presenceIn } from './presence.ts'
export { operatorRoutes } from './routes.ts'

export const operatorTasks = ({ settings }: Pick<Means, 'settings'>) => [setSilentOffline(settings)]
