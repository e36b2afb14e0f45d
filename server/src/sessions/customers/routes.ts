import * as contract from '@parley/contract'
import type { Routes } from '../../people/index.ts'
import { beginSession } from '../begin-session.ts'
import { findReachable } from '../find-reachable.ts'
import { editCustomer, mergeCustomers, unmergeCustomers } from './edit-customer.ts'
import { listCustomers } from './list-customers.ts'
import { listCustomerSessions, readCustomer } from './read-customer.ts'

export const customerRoutes: Routes = ({ on }) => {
  on(contract.listCustomers, ({ database, who, query }) => listCustomers(database, who, query ?? {}))
  on(contract.readCustomer, ({ database, who, path }) => readCustomer(database, who, path.customerId))
  on(contract.listCustomerSessions, ({ database, who, path, query }) =>
    listCustomerSessions(database, who, path.customerId, query?.cursor),
  )
  on(contract.editCustomer, async ({ database, who, path, body }) => {
    await editCustomer(database, who, path.customerId, body)
    return readCustomer(database, who, path.customerId)
  })
  on(contract.mergeCustomers, async ({ database, who, path }) => {
    await mergeCustomers(database, who, path.customerId, path.otherId)
    return readCustomer(database, who, path.customerId)
  })
  on(contract.unmergeCustomers, async ({ database, who, path }) => {
    await unmergeCustomers(database, who, path.customerId, path.otherId)
    return readCustomer(database, who, path.customerId)
  })

  on(contract.findReachable, ({ database, who, path, query }) => findReachable(database, who, path.liveChatId, query.search))
  on(contract.beginSession, ({ database, who, path, body }) =>
    beginSession(database, who, path.liveChatId, path.sessionId, body.customerId),
  )
}
