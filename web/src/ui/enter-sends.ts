import { remembered } from '../store.ts'

/** Whether Enter sends a message, or makes a new line and Ctrl/⌘ Enter sends [CMP-01]. */
export const enterSends = remembered('enterSends', true)
