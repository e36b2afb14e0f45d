import type { Means } from '../platform/means.ts'
import { folderTasks } from './folders/index.ts'
import { removeLooseFiles } from './remove-loose-files.ts'

export { attachFiles, attachToItem, checkAvatar, handOverFiles } from './attach-files.ts'
export { carryFiles, copyCarried } from './carry-files.ts'
export { filesById } from './file.ts'
export { folderRoutes, folderTopicsOf } from './folders/index.ts'
export { letGoOfFiles } from './let-go.ts'
export { linkPage } from './link-page.ts'
export { fileRoutes } from './routes.ts'

export const fileTasks = ({ storage }: Pick<Means, 'storage'>) => [removeLooseFiles(storage), ...folderTasks(storage)]
