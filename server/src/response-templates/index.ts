export { mayReadTemplate } from './may-read-template.ts'
export { templateRoutes } from './routes.ts'
