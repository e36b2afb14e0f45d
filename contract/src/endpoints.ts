import * as absences from './absences.ts'
import * as activity from './activity.ts'
import * as admin from './admin.ts'
import * as apps from './apps.ts'
import * as audit from './audit.ts'
import * as bindings from './bindings.ts'
import * as blocklist from './blocklist.ts'
import * as calendars from './calendars.ts'
import * as customers from './customers.ts'
import type { Endpoint } from './endpoint.ts'
import * as files from './files.ts'
import * as folderUploads from './folder-uploads.ts'
import * as folders from './folders.ts'
import * as itemChanges from './item-changes.ts'
import * as itemFiles from './item-files.ts'
import * as itemGrants from './item-grants.ts'
import * as itemImport from './item-import.ts'
import * as itemSessions from './item-sessions.ts'
import * as itemStream from './item-stream.ts'
import * as items from './items.ts'
import * as labels from './labels.ts'
import * as liveChats from './live-chats.ts'
import * as mail from './mail.ts'
import * as messageChanges from './message-changes.ts'
import * as messages from './messages.ts'
import * as myWork from './my-work.ts'
import * as newSession from './new-session.ts'
import * as notes from './notes.ts'
import * as notices from './notices.ts'
import * as operators from './operators.ts'
import * as orgChart from './org-chart.ts'
import * as passwordResets from './password-resets.ts'
import * as people from './people.ts'
import * as processInstances from './process-instances.ts'
import * as processes from './processes.ts'
import * as relatedItems from './related-items.ts'
import * as reminders from './reminders.ts'
import * as responseTemplates from './response-templates.ts'
import * as routing from './routing.ts'
import * as routingSimulation from './routing-simulation.ts'
import * as scheduledMessages from './scheduled-messages.ts'
import * as secondFactor from './second-factor.ts'
import * as security from './security.ts'
import * as sentFiles from './sent-files.ts'
import * as sessionReading from './session-reading.ts'
import * as sessionSearch from './session-search.ts'
import * as sessionViews from './session-views.ts'
import * as sessions from './sessions.ts'
import * as settingChanges from './setting-changes.ts'
import * as spam from './spam.ts'
import * as tasks from './tasks.ts'
import * as threads from './threads.ts'
import * as transcripts from './transcripts.ts'
import * as userImport from './user-import.ts'
import * as userWork from './user-work.ts'
import * as workspace from './workspace.ts'

const subjects = {
  absences,
  activity,
  admin,
  apps,
  audit,
  bindings,
  blocklist,
  calendars,
  customers,
  files,
  folders,
  folderUploads,
  itemChanges,
  itemFiles,
  itemGrants,
  itemImport,
  itemSessions,
  itemStream,
  items,
  labels,
  liveChats,
  mail,
  messageChanges,
  messages,
  myWork,
  newSession,
  notes,
  notices,
  operators,
  orgChart,
  passwordResets,
  people,
  processInstances,
  processes,
  relatedItems,
  reminders,
  responseTemplates,
  routing,
  routingSimulation,
  scheduledMessages,
  secondFactor,
  security,
  sentFiles,
  sessionReading,
  sessionSearch,
  sessionViews,
  sessions,
  settingChanges,
  spam,
  tasks,
  threads,
  transcripts,
  userImport,
  userWork,
  workspace,
}

/** Every endpoint by its name. The API's documentation and the matrix of the tests are made from it. */
export const endpoints: Readonly<Record<string, Endpoint>> = Object.fromEntries(
  Object.values(subjects).flatMap((subject) =>
    Object.entries(subject).filter((entry): entry is [string, Endpoint] => isEndpoint(entry[1])),
  ),
)

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'who' in value
}
