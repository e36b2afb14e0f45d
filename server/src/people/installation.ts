import type { Settings } from '@parley/contract'
import { defaultLimits } from '../platform/limits.ts'
import type { Settings as Stored } from '../platform/settings.ts'

const defaultSettings: Settings = {
  organisation: 'Parley',
  timeZone: 'UTC',
  autoOfflineMinutes: 2,
  counterMode: 'messages',
  showOperatorQueue: true,
  showSupervisorQueue: true,
  confirmSending: [],
  sendingMethod: 'enter',
  allowEditing: false,
  showNotices: true,
  reassignOnlineOnly: false,
  supervisorsNeedOnline: false,
  operatorsMayLock: true,
  sessionsApp: 'staff',
  soundForNewSession: true,
  soundForNewMessage: true,
  waitingMinutesGroup: 0,
  waitingMinutesSupervisors: 0,
  fileQuotaMegabytes: 5_000,
  largestFileMegabytes: 500,
  auditDays: 0,
  limits: defaultLimits,
}

/** The installation's settings: as they are set, or else the defaults. */
export function settingsFrom({ read }: Pick<Stored, 'read'>): Settings {
  const of = <Name extends keyof Settings>(name: Name) => read(name, defaultSettings[name])
  const limits = Object.entries(defaultLimits).map(([name, otherwise]) => [name, read(`limits.${name}`, otherwise)])
  return {
    organisation: of('organisation'),
    timeZone: of('timeZone'),
    autoOfflineMinutes: of('autoOfflineMinutes'),
    counterMode: of('counterMode'),
    showOperatorQueue: of('showOperatorQueue'),
    showSupervisorQueue: of('showSupervisorQueue'),
    confirmSending: of('confirmSending'),
    sendingMethod: of('sendingMethod'),
    allowEditing: of('allowEditing'),
    showNotices: of('showNotices'),
    reassignOnlineOnly: of('reassignOnlineOnly'),
    supervisorsNeedOnline: of('supervisorsNeedOnline'),
    operatorsMayLock: of('operatorsMayLock'),
    sessionsApp: of('sessionsApp'),
    soundForNewSession: of('soundForNewSession'),
    soundForNewMessage: of('soundForNewMessage'),
    waitingMinutesGroup: of('waitingMinutesGroup'),
    waitingMinutesSupervisors: of('waitingMinutesSupervisors'),
    fileQuotaMegabytes: of('fileQuotaMegabytes'),
    largestFileMegabytes: of('largestFileMegabytes'),
    auditDays: of('auditDays'),
    limits: Object.fromEntries(limits) as Settings['limits'],
  }
}
