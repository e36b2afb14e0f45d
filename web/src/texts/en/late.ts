import type { apps } from './apps.ts'
import type { bindings } from './bindings.ts'
import type { building } from './building.ts'
import type { chatFiles } from './chat-files.ts'
import type { colleagues } from './colleagues.ts'
import type { customers } from './customers.ts'
import type { designer } from './designer.ts'
import type { emoji } from './emoji.ts'
import type { fields } from './fields.ts'
import type { files } from './files.ts'
import type { items } from './items.ts'
import type { myDay } from './my-day.ts'
import type { newSession } from './new-session.ts'
import type { notices } from './notices.ts'
import type { processes } from './processes.ts'
import type { reassign } from './reassign.ts'
import type { richText } from './rich-text.ts'
import type { search } from './search.ts'
import type { sessionsApp } from './sessions-app.ts'
import type { settingsSearch } from './settings-search.ts'
import type { spam } from './spam.ts'
import type { starting } from './starting.ts'
import type { talk } from './talk.ts'
import type { tasks } from './tasks.ts'
import type { templates } from './templates.ts'
import type { transcript } from './transcript.ts'
import type { userImport } from './user-import.ts'

/** Parts that are not said on a first visit: they are loaded with the screens that need them. */
export interface LateParts {
  apps: typeof apps
  bindings: typeof bindings
  building: typeof building
  chatFiles: typeof chatFiles
  colleagues: typeof colleagues
  customers: typeof customers
  designer: typeof designer
  emoji: typeof emoji
  fields: typeof fields
  files: typeof files
  items: typeof items
  myDay: typeof myDay
  newSession: typeof newSession
  notices: typeof notices
  processes: typeof processes
  reassign: typeof reassign
  richText: typeof richText
  templates: typeof templates
  transcript: typeof transcript
  userImport: typeof userImport
  spam: typeof spam
  starting: typeof starting
  talk: typeof talk
  tasks: typeof tasks
  search: typeof search
  sessionsApp: typeof sessionsApp
  settingsSearch: typeof settingsSearch
}
