export { ChatFiles } from './ChatFiles.tsx'
