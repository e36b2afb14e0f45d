import type { NoticeEvent } from '@parley/contract'

const somebody = (name: string | undefined) => name ?? 'Somebody'
const hello = (name: string) => `Hello ${name},`

/** All that this folder says to people, in notifications and in letters. */
export const texts = {
  given: (liveChat: string) => `Given to you in ${liveChat}`,
  queued: (liveChat: string) => `New session in ${liveChat}`,
  waiting: (liveChat: string) => `Nobody has taken this in ${liveChat}`,
  unanswered: (name: string | undefined, liveChat: string) => `${somebody(name)} has not answered in ${liveChat}`,
  reminder: 'You wanted to be reminded',
  notSent: 'A message was not sent',
  mentioned: (name: string | undefined) => `${somebody(name)} mentioned you`,
  closed: (name: string | undefined) => `${somebody(name)} closed a session`,
  task: 'A task for you',
  processSays: 'A process tells you',
  processFailed: 'A process went wrong',
  changed: (name: string | undefined) => `${somebody(name)} changed what you follow`,
  session: (name: string) => `“${name}”`,
  someSession: 'a session of yours',
  unread: (count: number, what: string) => (count === 1 ? `An unread message in ${what}` : `${count} unread messages in ${what}`),
  unreadLetter: (name: string, what: string, address: string) =>
    [
      hello(name),
      `somebody waits for you in ${what}:`,
      address,
      'Which letters you get is set in your profile, under Notifications.',
    ].join('\n\n'),
  waitingLetter: (name: string, session: string, address: string) =>
    [hello(name), `“${session}” still waits:`, address].join('\n\n'),
}

/** What is said where nothing of a conversation may leave the program. */
export const privately: Record<NoticeEvent, string> = {
  queue: 'A new session waits in a queue of yours.',
  message: 'A new message in a session of yours.',
  assigned: 'A session was given to you.',
  waiting: 'A session still waits.',
  reminder: 'A reminder of a session.',
  mention: 'Somebody mentioned you.',
  answer: 'A new answer to you.',
  closed: 'A session was closed.',
  items: 'Something that you follow has changed.',
  tasks: 'A process has something for you.',
}
