export { decide, type Routed, route } from './route.ts'
export type { Choice, Opened, Rule, Snapshot } from './rule.ts'
export { rules } from './rules/index.ts'
