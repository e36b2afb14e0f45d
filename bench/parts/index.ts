import { apps } from './apps.ts'
import { desk } from './desk.ts'
import { firstPaint } from './first-paint.ts'
import { form } from './form.ts'
import { longSession } from './long-session.ts'
import { memory } from './memory.ts'
import { messages } from './messages.ts'
import type { Part } from './part.ts'
import { replay } from './replay.ts'
import { routing } from './routing.ts'
import { sessions } from './sessions.ts'
import { slowDisk } from './slow-disk.ts'
import { starting } from './starting.ts'
import { widget } from './widget.ts'

/** What rests comes first, while nothing else has warmed the machine. */
export const parts: Part[] = [
  starting,
  widget,
  desk,
  memory,
  replay,
  messages,
  routing,
  slowDisk,
  firstPaint,
  longSession,
  sessions,
  apps,
  form,
]
