export { mayReadTemplate } from './may-read-template.ts'
export { removeDeletedTemplates } from './remove-deleted.ts'
export { templateRoutes } from './routes.ts'
