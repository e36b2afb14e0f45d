export { firstAdministratorFrom } from './first-administrator.ts'
export { adminRoutes } from './routes.ts'
export { setupCode } from './setup-code.ts'
