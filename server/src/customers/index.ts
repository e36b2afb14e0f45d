export {
  addAccounts,
  type Binding,
  bindAtFirstContact,
  bindingOf,
  handOverBindings,
  holdBinding,
  setBinding,
} from './bindings.ts'
export * from './blocklist/index.ts'
export { customerOfUser } from './customer-of-user.ts'
export { type KnownCustomer, knownCustomer } from './known-customer.ts'
export { lockPerson, mergeRecords, mergesInto, partRecords, renamePerson } from './merge-records.ts'
export { type About, isAnonymous, noteVisit, removeVisitor, visitOf } from './note-visit.ts'
export { leadOf, type Person, personOf } from './person.ts'
export { removeStrangers } from './remove-strangers.ts'
export { newVisitor, newVisitorToken, visitorByToken } from './visitor.ts'
