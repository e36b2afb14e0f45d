import { org } from './en/org.ts'
import { security } from './en/security.ts'
import { learn } from './index.ts'

/** The parts of the catalogue that only screens of their own use: those import this file. */
export const later = { org, security }
learn(later)
