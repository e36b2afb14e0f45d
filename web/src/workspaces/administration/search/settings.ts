import type { TextKey } from '../../../texts/index.ts'

/** Where settings stand; of a live chat, in a tab of each. */
export interface Place {
  /** `/admin/mail`; `live-chat`: the page of a live chat. */
  to: string
  tab?: 'routing' | 'labels' | 'website'
  name: TextKey
  settings: readonly Setting[]
}

/** How it is called on its page, and by which other words it is found. */
interface Setting {
  label: TextKey
  words: readonly TextKey[]
}

const setting = (label: TextKey, ...words: TextKey[]): Setting => ({ label, words })

/** Every setting under Administration by the words that stand beside it. */
export const settingPlaces: readonly Place[] = [
  {
    to: '/admin/settings',
    name: 'menu.settings',
    settings: [
      setting('admin.organisation', 'admin.organisationName', 'settingsSearch.w_organisation'),
      setting('admin.timeZone', 'admin.timeZoneHint', 'settingsSearch.w_timeZone'),
      setting('admin.fileQuotaMegabytes', 'ui.files', 'settingsSearch.w_files'),
      setting('admin.largestFileMegabytes', 'ui.files', 'settingsSearch.w_files'),
      setting('admin.auditDays', 'admin.auditDaysHint', 'menu.audit', 'settingsSearch.w_auditDays'),
      setting('admin.visitorMessagesPerMinute', 'admin.limits', 'settingsSearch.w_limits'),
      setting('admin.visitorUploadsPerMinute', 'admin.limits', 'settingsSearch.w_limits'),
      setting('admin.newVisitorsPerMinute', 'admin.limits', 'settingsSearch.w_limits'),
      setting('admin.operatorMessagesPerMinute', 'admin.limits', 'settingsSearch.w_limits'),
      setting('admin.apiPerMinute', 'admin.limits', 'settingsSearch.w_limits'),
      setting('admin.signInFailuresPerAccount', 'admin.limits', 'settingsSearch.w_limits', 'settingsSearch.w_security'),
      setting('admin.signInFailuresPerAddress', 'admin.limits', 'settingsSearch.w_limits', 'settingsSearch.w_security'),
    ],
  },
  {
    to: '/admin/live-chat-settings',
    name: 'liveChats.general',
    settings: [
      setting(
        'liveChats.showOperatorQueue',
        'liveChats.showOperatorQueueHint',
        'liveChats.counters',
        'settingsSearch.w_counters',
      ),
      setting(
        'liveChats.showSupervisorQueue',
        'liveChats.showSupervisorQueueHint',
        'liveChats.counters',
        'settingsSearch.w_counters',
      ),
      setting(
        'admin.counterMode',
        'admin.counterMessages',
        'admin.counterSessions',
        'liveChats.counters',
        'settingsSearch.w_counters',
      ),
      setting('liveChats.sendingMethod', 'liveChats.sending', 'liveChats.sendModEnter', 'settingsSearch.w_sending'),
      setting('liveChats.confirm', 'liveChats.confirmHint', 'liveChats.sending'),
      setting('liveChats.allowEditing', 'liveChats.allowEditingHint', 'settingsSearch.w_editing'),
      setting('liveChats.showNotices', 'liveChats.showNoticesHint', 'settingsSearch.w_notices'),
      setting('admin.autoOffline', 'admin.autoOfflineHint', 'settingsSearch.w_autoOffline'),
      setting('liveChats.reassignOnlineOnly', 'liveChats.reassignOnlineOnlyHint', 'settingsSearch.w_online'),
      setting('liveChats.supervisorsNeedOnline', 'liveChats.supervisorsNeedOnlineHint', 'settingsSearch.w_online'),
      setting('liveChats.operatorsMayLock', 'liveChats.operatorsMayLockHint', 'settingsSearch.w_blocklist'),
      setting('liveChats.sessionsApp', 'liveChats.sessionsAppHint', 'settingsSearch.w_sessionsApp'),
      setting('liveChats.waitingMinutesGroup', 'liveChats.waiting', 'settingsSearch.w_waiting'),
      setting('liveChats.waitingMinutesSupervisors', 'liveChats.waiting', 'settingsSearch.w_waiting'),
      setting('admin.soundSession', 'liveChats.sounds', 'settingsSearch.w_sounds'),
      setting('admin.soundMessage', 'admin.soundsHint', 'liveChats.sounds', 'settingsSearch.w_sounds'),
    ],
  },
  {
    to: '/admin/security',
    name: 'menu.security',
    settings: [
      setting('security.required', 'security.requiredHint', 'settingsSearch.w_factor'),
      setting('security.signInDays', 'security.lifetime', 'settingsSearch.w_lifetime'),
      setting('security.idleHours', 'security.lifetime', 'settingsSearch.w_lifetime'),
      setting('security.ssoOn', 'security.sso', 'security.makesUsers', 'security.passwordsHint', 'settingsSearch.w_sso'),
    ],
  },
  {
    to: '/admin/mail',
    name: 'menu.mail',
    settings: [
      setting('security.mailHost', 'settingsSearch.w_mail'),
      setting('security.mailPort', 'settingsSearch.w_mail'),
      setting('security.encryption', 'security.tls', 'security.starttls', 'settingsSearch.w_mail'),
      setting('security.mailUser', 'security.mailPassword', 'settingsSearch.w_mail'),
      setting('security.mailFrom', 'security.mailFromHint', 'settingsSearch.w_mail'),
    ],
  },
  {
    to: 'live-chat',
    name: 'settings.general',
    settings: [
      setting('settings.name', 'settings.nameHint'),
      setting('liveChats.accountApp', 'liveChats.accountAppHint', 'settingsSearch.w_accountApp'),
      setting('liveChats.registerApps', 'liveChats.registerAppsHint', 'settingsSearch.w_registerApps'),
      setting('settings.internal', 'settings.internalHint', 'settingsSearch.w_internal'),
      setting('settings.customerTranscripts', 'settings.customerTranscriptsHint', 'settingsSearch.w_transcripts'),
      setting('settings.rule', 'settings.firstResponse', 'settingsSearch.w_rule'),
      setting('settings.operatorGroups', 'settings.operatorGroupsHint', 'settings.employees'),
      setting('settings.supervisors', 'settings.supervisorsHint', 'settings.employees'),
      setting('liveChats.readers', 'liveChats.readersHint', 'settingsSearch.w_readers'),
      setting('liveChats.sessionName', 'liveChats.sessionNameHint', 'liveChats.sessions'),
      setting('liveChats.calendar', 'liveChats.calendarHint', 'settingsSearch.w_hours'),
      setting('liveChats.away', 'liveChats.awayText', 'settingsSearch.w_hours'),
    ],
  },
  {
    to: 'live-chat',
    tab: 'routing',
    name: 'routing.tab',
    settings: [setting('routing.maximum', 'routing.maximumHint', 'routing.intro', 'settingsSearch.w_routing')],
  },
  {
    to: 'live-chat',
    tab: 'labels',
    name: 'labels.tab',
    settings: [setting('labels.tab', 'labels.intro', 'settingsSearch.w_labels')],
  },
  {
    to: 'live-chat',
    tab: 'website',
    name: 'settings.website',
    settings: [
      setting('settings.enabled', 'settings.enabledHint', 'settingsSearch.w_snippet'),
      setting('settings.link', 'settings.linkHint'),
      setting('settings.snippet', 'settings.snippetHint', 'settingsSearch.w_snippet'),
      setting('settings.origins', 'settings.originsHint', 'settingsSearch.w_origins'),
      setting('settings.colour', 'settings.look', 'settingsSearch.w_look'),
      setting('settings.greeting', 'settings.greetingHint', 'settings.look', 'settingsSearch.w_look'),
      setting('settings.side', 'settings.look', 'settingsSearch.w_look'),
      setting('settings.websiteName', 'settings.websiteNameHint'),
      setting('settings.enforce', 'settings.enforceHint', 'settings.identity', 'settingsSearch.w_identity'),
      setting('settings.secrets', 'settings.secretsHint', 'settings.identity', 'settingsSearch.w_identity'),
    ],
  },
]

/** More words for a page of the menu, by its path. */
export const pageWords: Readonly<Record<string, TextKey>> = {
  '/admin/users': 'settingsSearch.w_users',
  '/admin/groups': 'settingsSearch.w_groups',
  '/admin/org-chart': 'settingsSearch.w_orgChart',
  '/admin/live-chats': 'settingsSearch.w_liveChats',
  '/admin/calendars': 'settingsSearch.w_calendars',
  '/admin/security': 'settingsSearch.w_security',
  '/admin/mail': 'settingsSearch.w_mail',
  '/admin/settings': 'settingsSearch.w_settings',
  '/admin/audit': 'settingsSearch.w_audit',
}
