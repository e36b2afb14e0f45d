export { customerOfUser } from './customer-of-user.ts'
export { newVisitor, newVisitorToken, type Visitor, visitorByToken, visitorName } from './visitor.ts'
