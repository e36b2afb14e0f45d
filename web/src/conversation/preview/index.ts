import { lazy } from '../../ui/lazy.ts'

export { isDisguised, isProgram } from './kind.ts'
export const Preview = lazy(() => import('./Preview.tsx'))
