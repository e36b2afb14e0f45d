import type { FastifyInstance } from 'fastify'
import type { Asker, RoutesFor, WhoAsks } from './platform/http.ts'
import type { Task } from './platform/jobs.ts'
import type { Reading } from './platform/log.ts'
import type { Means } from './platform/means.ts'

/** Every folder of business, in order: each may use the ones above it, through their index, and none below. */
export const house = [
  'platform',
  'people',
  'files',
  'activity',
  'customers',
  'live-chats',
  'operators',
  'routing',
  'sessions',
  'messages',
  'channels',
  'admin',
] as const

/** What the subjects give to one server process. Only names are listed here; what they do stands in their folders. */
export interface Furnished {
  routes: RoutesFor<Asker>[]
  // biome-ignore lint/suspicious/noExplicitAny: each task knows its own payload
  tasks: Task<any>[]
  /** What is remembered in memory is forgotten through the log. */
  hear: ((reading: Reading) => void)[]
  /** Pages and static files. */
  pages: ((http: FastifyInstance) => Promise<void> | void)[]
  whoAsks: WhoAsks<Asker>
  topicsFor(who: Asker): Promise<Set<string> | undefined>
  /** Typing. */
  said(who: Asker, frame: Record<string, unknown>): Promise<void> | void
  allowsOrigin(who: Asker, origin: string): Promise<boolean> | boolean
  came(who: Asker): void
  went(who: Asker): void
  /** Every half minute: who of staff has a living client here. */
  noteAlive(): Promise<void>
}

export function furnish(_means: Means): Furnished {
  return {
    routes: [],
    tasks: [],
    hear: [],
    pages: [],
    whoAsks: () => undefined,
    topicsFor: async () => undefined,
    said: () => {},
    allowsOrigin: () => false,
    came: () => {},
    went: () => {},
    noteAlive: async () => {},
  }
}
