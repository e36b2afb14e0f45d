export { wish } from './go.ts'
export { OfflineQuestion } from './OfflineQuestion.tsx'
export { OperatorStatus } from './OperatorStatus.tsx'
