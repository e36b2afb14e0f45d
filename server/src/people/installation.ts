import type { Settings } from '@parley/contract'
import { defaultLimits, type Limit } from '../platform/limits.ts'
import type { Settings as Stored } from '../platform/settings.ts'

/** Where the limits that administrators set are kept: one figure may stand for several. */
export const limitNames: Readonly<Record<keyof Settings['limits'], readonly [Limit | 'socketFramesPerMinute', ...Limit[]]>> = {
  visitorMessages: ['visitorMessagesPerMinute'],
  visitorUploads: ['visitorUploadsPerMinute'],
  newVisitorsPerAddress: ['newVisitorsPerMinute'],
  userMessages: ['operatorMessagesPerMinute'],
  requests: ['apiPerMinute'],
  failedSignIns: ['signInFailuresPerAccount', 'signInFailuresPerAddress'],
  socketFrames: ['socketFramesPerMinute'],
}

export const defaultSettings: Settings = {
  organisation: 'Parley',
  timeZone: 'UTC',
  autoOfflineMinutes: 2,
  counterMode: 'messages',
  soundForNewSession: true,
  soundForNewMessage: true,
  limits: {
    visitorMessages: defaultLimits.visitorMessagesPerMinute,
    visitorUploads: defaultLimits.visitorUploadsPerMinute,
    newVisitorsPerAddress: defaultLimits.newVisitorsPerMinute,
    userMessages: defaultLimits.operatorMessagesPerMinute,
    requests: defaultLimits.apiPerMinute,
    failedSignIns: defaultLimits.signInFailuresPerAccount,
    socketFrames: 120,
  },
}

/** The installation's settings: as they are set, or else the defaults. */
export function settingsFrom({ read }: Pick<Stored, 'read'>): Settings {
  const limit = (name: keyof Settings['limits']) => read(`limits.${limitNames[name][0]}`, defaultSettings.limits[name])
  return {
    organisation: read('organisation', defaultSettings.organisation),
    timeZone: read('timeZone', defaultSettings.timeZone),
    autoOfflineMinutes: read('autoOfflineMinutes', defaultSettings.autoOfflineMinutes),
    counterMode: read('counterMode', defaultSettings.counterMode),
    soundForNewSession: read('soundForNewSession', defaultSettings.soundForNewSession),
    soundForNewMessage: read('soundForNewMessage', defaultSettings.soundForNewMessage),
    limits: {
      visitorMessages: limit('visitorMessages'),
      visitorUploads: limit('visitorUploads'),
      newVisitorsPerAddress: limit('newVisitorsPerAddress'),
      userMessages: limit('userMessages'),
      requests: limit('requests'),
      failedSignIns: limit('failedSignIns'),
      socketFrames: limit('socketFrames'),
    },
  }
}
