import type { Settings } from '@parley/contract'
import { defaultLimits } from '../platform/limits.ts'
import type { Settings as Stored } from '../platform/settings.ts'

const defaultSettings: Settings = {
  organisation: 'Parley',
  timeZone: 'UTC',
  autoOfflineMinutes: 2,
  counterMode: 'messages',
  soundForNewSession: true,
  soundForNewMessage: true,
  limits: defaultLimits,
}

/** The installation's settings: as they are set, or else the defaults. */
export function settingsFrom({ read }: Pick<Stored, 'read'>): Settings {
  const limits = Object.entries(defaultLimits).map(([name, otherwise]) => [name, read(`limits.${name}`, otherwise)])
  return {
    organisation: read('organisation', defaultSettings.organisation),
    timeZone: read('timeZone', defaultSettings.timeZone),
    autoOfflineMinutes: read('autoOfflineMinutes', defaultSettings.autoOfflineMinutes),
    counterMode: read('counterMode', defaultSettings.counterMode),
    soundForNewSession: read('soundForNewSession', defaultSettings.soundForNewSession),
    soundForNewMessage: read('soundForNewMessage', defaultSettings.soundForNewMessage),
    limits: Object.fromEntries(limits) as Settings['limits'],
  }
}
