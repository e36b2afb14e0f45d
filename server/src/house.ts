import type { FastifyInstance } from 'fastify'
import { activityRoutes, activityTasks, noticeRoutes } from './activity/index.ts'
import { adminRoutes } from './admin/index.ts'
import { alertTasks, beginAlerts, hearAlerts } from './alerts/index.ts'
import { appsRoutes, appsTasks, mayReadItemFile, mayViewItem, offerSamples } from './apps/index.ts'
import { pruneAudit } from './audit/index.ts'
import { allowsOrigin, channelPages, channelRoutes, channelTasks } from './channels/index.ts'
import { visitorByToken } from './customers/index.ts'
import { checkAvatar, fileRoutes, fileTasks, folderRoutes, linkPage } from './files/index.ts'
import {
  appUses,
  calendarRoutes,
  colleagueTopics,
  groupUses,
  hearLiveChats,
  labelRoutes,
  liveChatRoutes,
  orgItemUses,
  withRole,
} from './live-chats/index.ts'
import {
  messageRoutes,
  messageTasks,
  outbox,
  scheduledRoutes,
  tellTyping,
  transcriptRoutes,
  transcriptTask,
} from './messages/index.ts'
import { noteStart, operatorRoutes, operatorTasks, presenceIn } from './operators/index.ts'
import {
  type Asker,
  askers,
  endOldSignIns,
  mailInvitation,
  mailPasswordReset,
  peopleRoutes,
  type Routes,
  removeUserImports,
  sumOf,
  tellAbsence,
} from './people/index.ts'
import type { WhoAsks } from './platform/http.ts'
import type { Task } from './platform/jobs.ts'
import type { Reading } from './platform/log.ts'
import type { Means } from './platform/means.ts'
import { forgetApp, notify, openable, type ProcessesGiven, processesRoutes, processesTasks } from './processes/index.ts'
import { mayReadTemplate, removeDeletedTemplates, templateRoutes } from './response-templates/index.ts'
import { forgetFacts, routingRoutes, ruleGroupUses } from './routing/index.ts'
import { searchRoutes } from './search/index.ts'
import {
  bindingRoutes,
  customerRoutes,
  itemSessionRoutes,
  lockRoutes,
  mayRead,
  ownRoutes,
  processRoutes,
  sessionRoutes,
  sessionTasks,
  sessionTopics,
  tellTallies,
  topicsFor,
  viewable,
} from './sessions/index.ts'

/** Every folder of business, in order: each may use the ones above it, through their index, and none below. */
export const house = [
  'platform',
  'feel',
  'audit',
  'people',
  'files',
  'activity',
  'apps',
  'processes',
  'customers',
  'live-chats',
  'operators',
  'routing',
  'sessions',
  'messages',
  'response-templates',
  'alerts',
  'channels',
  'search',
  'admin',
] as const

/** What the subjects give to one server process. Only names are listed here; what they do stands in their folders. */
export interface Furnished {
  routes: Routes[]
  // biome-ignore lint/suspicious/noExplicitAny: each task knows its own payload
  tasks: Task<any>[]
  /** What is remembered in memory is forgotten through the log. */
  hear: ((reading: Reading) => void)[]
  /** Pages and static files. */
  pages: ((http: FastifyInstance) => Promise<void> | void)[]
  whoAsks: WhoAsks<Asker>
  topicsFor(who: Asker): Promise<Set<string> | undefined>
  /** Typing, and who has which session open. */
  said(who: Asker, frame: Record<string, unknown>, socket: object): Promise<void> | void
  allowsOrigin(who: Asker, origin: string): Promise<boolean> | boolean
  came(who: Asker): void
  joined(who: Asker): void
  went(who: Asker, socket: object): void
  /** Before anything is asked of this process, and before its jobs run. */
  started(): Promise<void>
  /** Every half minute: who of staff has a living client here. */
  noteAlive(): Promise<void>
}

export function furnish(means: Means): Furnished {
  const { database } = means
  const known = askers({ ...means, visitorByToken })
  const people = {
    ...means,
    withRole,
    groupUses: sumOf([groupUses, ruleGroupUses]),
    orgItemUses,
    colleagueTopics,
    checkAvatar,
  }
  const apps = { ...means, appUses, forgetApp }
  const processes: ProcessesGiven = { ...means, sessionTopics, viewable, steps: [notify] }
  // One for the process: what is in flight together shares a statement, wherever it comes from [T-01].
  const writing = { ...means, outbox: outbox(database) }
  const tallies = tellTallies(means)
  const presence = presenceIn(database)
  const typing = tellTyping(means)
  return {
    routes: [
      ...peopleRoutes(people),
      activityRoutes({ ...means, viewable, mayViewItem, openable }),
      noticeRoutes(means),
      ...appsRoutes(apps),
      ...processesRoutes(processes),
      liveChatRoutes(means),
      labelRoutes,
      calendarRoutes,
      operatorRoutes,
      routingRoutes,
      sessionRoutes(means),
      ownRoutes,
      bindingRoutes(means),
      itemSessionRoutes,
      processRoutes(processes),
      lockRoutes,
      customerRoutes,
      messageRoutes(writing),
      transcriptRoutes(means),
      scheduledRoutes(writing),
      templateRoutes(means),
      fileRoutes({ ...means, mayRead, mayReadItemFile, mayReadTemplate }),
      folderRoutes({ ...means, mayRead, mayReadItemFile, mayReadTemplate }),
      ...channelRoutes(means),
      ...searchRoutes(means),
      adminRoutes({ ...people, sessionTopics }),
    ],
    tasks: [
      endOldSignIns,
      pruneAudit,
      tellAbsence(people),
      mailPasswordReset(people),
      mailInvitation(people),
      removeUserImports,
      ...fileTasks(means),
      ...activityTasks(means),
      ...appsTasks(means),
      ...processesTasks(processes),
      ...operatorTasks(means),
      forgetFacts,
      removeDeletedTemplates,
      ...sessionTasks,
      transcriptTask(means),
      ...messageTasks(writing),
      ...alertTasks(means),
      ...channelTasks,
    ],
    hear: [known.hear, hearLiveChats, tallies.hear, hearAlerts(means)],
    pages: [linkPage({ ...means, mayRead, mayReadItemFile, mayReadTemplate }), ...channelPages(means)],
    whoAsks(request) {
      const who = known.whoAsks(request)
      return who instanceof Promise ? who.then(presence.asked) : presence.asked(who)
    },
    topicsFor: (who) => topicsFor(database, who),
    said: typing.said,
    allowsOrigin: (who, origin) => allowsOrigin(means, who, origin),
    came: presence.came,
    joined: tallies.joined,
    went(who, socket) {
      presence.went(who)
      typing.went(who, socket)
    },
    async started() {
      await noteStart(database)
      await beginAlerts(database)
      await offerSamples(database)
    },
    noteAlive: presence.noteAlive,
  }
}
