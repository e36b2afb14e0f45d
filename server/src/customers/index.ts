export { customerOfUser } from './customer-of-user.ts'
export { isAnonymous, noteVisit, removeVisitor } from './note-visit.ts'
export { removeStrangers } from './remove-strangers.ts'
export { newVisitor, newVisitorToken, visitorByToken } from './visitor.ts'
