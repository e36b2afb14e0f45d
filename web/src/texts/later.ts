import { org } from './en/org.ts'
import { learn } from './index.ts'

/** The parts of the catalogue that only screens of their own use: those import this file. */
export const later = { org }
learn(later)
