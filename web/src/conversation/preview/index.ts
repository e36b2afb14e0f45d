import { lazy } from 'react'

export { isDisguised, isProgram } from './kind.ts'
export const Preview = lazy(() => import('./Preview.tsx'))
