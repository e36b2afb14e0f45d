export { customerOfUser } from './customer-of-user.ts'
export { type About, isAnonymous, noteVisit, removeVisitor } from './note-visit.ts'
export { newVisitor, newVisitorToken, type Visitor, visitorByToken, visitorName } from './visitor.ts'
