export { removeUserImports } from './remove-user-imports.ts'
export { userImportRoutes } from './routes.ts'
