import type { Storage } from '../../platform/storage.ts'
import { removeTrash } from './trash.ts'
import { removeOldUploads, removeParts } from './upload.ts'

export { folderRoutes } from './routes.ts'
export { standingsOf } from './standing.ts'
export { folderTopicsOf } from './tell.ts'

export const folderTasks = (storage: Storage) => [removeTrash, removeOldUploads(storage), removeParts(storage)]
