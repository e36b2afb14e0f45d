/** What few visitors need; loaded when they do, so that the chat itself stays small [T-13]. */
export { Join } from './join.tsx'
export { saveChat } from './save-chat.ts'
export { addFiles } from './upload.ts'
export { Uploads } from './uploads.tsx'
