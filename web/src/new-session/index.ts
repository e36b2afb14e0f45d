export { begin, beginNow, type Hindrance } from './begin.ts'
export { HindranceNote } from './HindranceNote.tsx'
