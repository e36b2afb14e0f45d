export { readThread } from './read-thread.ts'
export { messageRoutes } from './routes.ts'
export { tellTyping } from './tell-typing.ts'
