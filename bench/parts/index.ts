import { messages } from './messages.ts'
import type { Part } from './part.ts'

export const parts: Part[] = [messages]
