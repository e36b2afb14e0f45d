export { hear, start } from './hear.ts'
