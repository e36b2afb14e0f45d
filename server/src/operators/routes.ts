import * as contract from '@parley/contract'
import type { Routes } from '../people/index.ts'
import { setStatus } from './set-status.ts'

export const operatorRoutes: Routes = ({ on }) => {
  on(contract.setStatus, ({ database, who, body }) => setStatus(database, who, body.online, body.sessions))
}
