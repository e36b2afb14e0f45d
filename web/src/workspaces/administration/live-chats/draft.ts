import type { AwayAnswer, editLiveChat, LiveChat, Members, Named, RoutingRule, StaticOf } from '@parley/contract'
import { idsOf } from '../MemberPicker.tsx'

/** What the form holds, field by field; each is sent only when it was changed. */
export interface Draft {
  name: string
  operatorGroups: readonly Named[]
  supervisorGroups: readonly Named[]
  internal: Members
  showOperatorName: boolean
  customerTranscripts: boolean
  rule: RoutingRule
  accountApp: Named | null
  registerApps: readonly Named[]
  readerGroups: readonly Named[]
  sessionName: string
  awayAnswer: AwayAnswer
  calendarId: string | null
  enabled: boolean
  allowedOrigins: readonly string[]
  colour: string
  greeting: string
  side: 'left' | 'right'
  websiteName: boolean
  enforceIdentity: boolean
}

type Edit = Omit<StaticOf<NonNullable<(typeof editLiveChat)['body']>>, 'version'>

export function draftOf(chat: LiveChat): Draft {
  const { internal, website } = chat
  return {
    name: chat.name,
    operatorGroups: chat.operatorGroups,
    supervisorGroups: chat.supervisorGroups,
    internal,
    showOperatorName: chat.showOperatorName,
    customerTranscripts: chat.customerTranscripts,
    rule: chat.rule,
    accountApp: chat.accountApp,
    registerApps: chat.registerApps,
    readerGroups: chat.readerGroups,
    sessionName: chat.sessionName,
    awayAnswer: chat.awayAnswer,
    calendarId: chat.calendar?.id ?? null,
    enabled: website.enabled,
    allowedOrigins: website.allowedOrigins,
    colour: website.colour,
    greeting: website.greeting,
    side: website.side,
    websiteName: website.showOperatorName,
    enforceIdentity: website.enforceIdentity,
  }
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

export function changed(base: Draft, draft: Draft): (keyof Draft)[] {
  return (Object.keys(draft) as (keyof Draft)[]).filter((field) => !same(base[field], draft[field]))
}

/** What I changed over what is there now: for a form that somebody else saved meanwhile. */
export function rebased(base: Draft, draft: Draft, theirs: Draft): Draft {
  const mine = changed(base, draft).map((field) => [field, draft[field]])
  return { ...theirs, ...Object.fromEntries(mine) }
}

/** Only what was changed goes to the server. */
export function editOf(base: Draft, draft: Draft): Edit {
  const fields = new Set(changed(base, draft))
  const ids = (named: readonly Named[]) => named.map(({ id }) => id)
  const website = {
    ...(fields.has('enabled') && { enabled: draft.enabled }),
    ...(fields.has('allowedOrigins') && { allowedOrigins: [...draft.allowedOrigins] }),
    ...(fields.has('colour') && { colour: draft.colour }),
    ...(fields.has('greeting') && { greeting: draft.greeting }),
    ...(fields.has('side') && { side: draft.side }),
    ...(fields.has('websiteName') && { showOperatorName: draft.websiteName }),
    ...(fields.has('enforceIdentity') && { enforceIdentity: draft.enforceIdentity }),
  }
  return {
    ...(fields.has('name') && { name: draft.name }),
    ...(fields.has('operatorGroups') && { operatorGroupIds: ids(draft.operatorGroups) }),
    ...(fields.has('supervisorGroups') && { supervisorGroupIds: ids(draft.supervisorGroups) }),
    ...(fields.has('internal') && { internal: idsOf(draft.internal) }),
    ...(fields.has('showOperatorName') && { showOperatorName: draft.showOperatorName }),
    ...(fields.has('customerTranscripts') && { customerTranscripts: draft.customerTranscripts }),
    ...(fields.has('rule') && { rule: draft.rule }),
    ...(fields.has('accountApp') && { accountAppId: draft.accountApp?.id ?? null }),
    ...(fields.has('registerApps') && { registerAppIds: ids(draft.registerApps) }),
    ...(fields.has('readerGroups') && { readerGroupIds: ids(draft.readerGroups) }),
    ...(fields.has('sessionName') && { sessionName: draft.sessionName }),
    ...(fields.has('awayAnswer') && { awayAnswer: draft.awayAnswer }),
    ...(fields.has('calendarId') && { calendarId: draft.calendarId }),
    ...(Object.keys(website).length > 0 && { website }),
  }
}
