export { ChatFiles } from './ChatFiles.tsx'
export { FileList } from './FileList.tsx'
