import type { apps } from './apps.ts'
import type { bindings } from './bindings.ts'
import type { chatFiles } from './chat-files.ts'
import type { fields } from './fields.ts'
import type { items } from './items.ts'
import type { myDay } from './my-day.ts'
import type { reassign } from './reassign.ts'
import type { talk } from './talk.ts'

/** Parts that are not said on a first visit: they are loaded with the screens that need them. */
export interface LateParts {
  apps: typeof apps
  bindings: typeof bindings
  chatFiles: typeof chatFiles
  fields: typeof fields
  items: typeof items
  myDay: typeof myDay
  reassign: typeof reassign
  talk: typeof talk
}
