export { firstAdministratorFrom } from './first-administrator.ts'
export { mailFromSettings } from './mail-settings.ts'
export { adminRoutes } from './routes.ts'
export { setupCode } from './setup-code.ts'
