import { admin } from './en/admin.ts'
import { org } from './en/org.ts'
import { settings } from './en/settings.ts'
import { learn } from './index.ts'

/** The parts of the catalogue that only screens use which are loaded when they are wanted: each of those imports this file. */
export const later = { admin, org, settings }
learn(later)
