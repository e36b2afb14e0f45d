import { admin } from './en/admin.ts'
import { calendars } from './en/calendars.ts'
import { door } from './en/door.ts'
import { labels } from './en/labels.ts'
import { liveChats } from './en/live-chats.ts'
import { org } from './en/org.ts'
import { profile } from './en/profile.ts'
import { routing } from './en/routing.ts'
import { security } from './en/security.ts'
import { settings } from './en/settings.ts'
import { learn } from './index.ts'

/** The parts of the catalogue that only screens use which are loaded when they are wanted: each of those imports this file. */
export const later = { admin, calendars, door, labels, liveChats, org, profile, routing, security, settings }
learn(later)
