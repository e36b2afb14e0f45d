import type { Workspace } from '@parley/contract'

/** Administrators keep the app to some of the staff [SAP-07]; there it is for whoever sees sessions. */
export function hasSessionsApp({ me, liveChats, sessions, settings }: Workspace): boolean {
  if (me.administrator) return true
  if (settings.sessionsApp === 'administrators') return false
  if (settings.sessionsApp === 'supervisors') return liveChats.some(({ supervisor }) => supervisor)
  return liveChats.length > 0 || Object.keys(sessions).length > 0
}
