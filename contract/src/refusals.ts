import type { Loss } from './apps.ts'
import type { SessionBindings } from './bindings.ts'
import type { FieldError } from './field-types.ts'
import type { ItemPage } from './items.ts'
import type { ProcessProblem } from './processes.ts'
import type { Colleague } from './viewing.ts'

/**
 * Every way the server says no: its HTTP status and a sentence a person understands. Answers have the shape of RFC 9457 with the
 * code as a stable name [API-05]; the screens have words of their own for each code.
 */
export const refusals = {
  'bad-request': [422, 'Something in what was sent is not right.'],
  'not-signed-in': [401, 'Sign in first.'],
  forbidden: [403, 'You do not have access to this.'],
  'not-found': [404, 'This does not exist, or is not yours to see.'],
  'too-many-requests': [429, 'That was too much at once. Wait a little and try again.'],
  'too-large': [413, 'This is larger than what is accepted.'],
  unavailable: [503, 'The server cannot store anything right now. Nothing was changed; try again.'],
  'storage-full': [507, 'There is no room left for files on the server.'],

  'setup-done': [404, 'This installation has been set up already.'],
  'setup-code-wrong': [403, 'The set-up code is not right. It stands in the log of the server.'],
  'credentials-wrong': [401, 'E-mail or password is not right.'],
  'user-locked': [403, 'This user is locked. Ask an administrator.'],
  'invitation-invalid': [404, 'This invitation was used already, has expired, or never existed. Ask for a new one.'],
  'password-weak': [422, 'The password needs at least 12 characters and must not be a well-known one.'],
  'email-exists': [409, 'Somebody with this e-mail exists already.'],
  'last-administrator': [409, 'The last administrator cannot be locked or removed.'],
  'name-exists': [409, 'This name is taken already.'],
  'group-in-use': [409, 'A live chat or a setting uses this group.'],
  'calendar-in-use': [409, 'A live chat uses this calendar.'],
  'group-is-system': [409, 'This group belongs to the system and cannot be changed that way.'],
  'group-cycle': [409, 'A group cannot be a member of itself.'],
  'account-exists': [409, 'This account belongs to another user.'],
  'org-cycle': [409, 'An item of the org chart cannot stand below itself.'],
  'org-item-not-empty': [409, 'There is something below this item, or somebody in it.'],
  'org-item-in-use': [409, 'Something else uses this part of the org chart.'],
  'org-item-no-position': [422, 'People stand in positions only.'],
  'absence-ends-early': [422, 'An absence ends after it starts.'],
  'substitute-unavailable': [422, 'Only somebody else who is not locked can stand in.'],
  'second-factor-needed': [401, 'A code of the second factor is needed as well.'],
  'second-factor-wrong': [401, 'The code is not right, or was used already.'],
  'second-factor-required': [403, 'Set up a second factor first.'],
  'second-factor-on': [409, 'A second factor is set up already.'],
  'second-factor-off': [409, 'No second factor is set up.'],
  'sign-in-again': [403, 'Sign in again, and do this within 15 minutes.'],
  'password-reset-invalid': [404, 'This link was used already, has expired, or never existed. Ask for a new one.'],
  'user-invited': [409, 'This user has not come in yet and needs an invitation.'],
  'sso-off': [404, 'Single sign-on is not set up.'],
  'sso-only': [403, 'Passwords are for administrators here. Use single sign-on.'],
  'sso-expired': [403, 'This sign-in took too long, was used already, or began in another browser. Begin anew.'],
  'sso-denied': [403, 'The identity provider did not let you in.'],
  'sso-failed': [403, 'The answer of the identity provider cannot be trusted.'],
  'sso-unreachable': [422, 'The identity provider does not answer as it should.'],
  'sso-email-unverified': [403, 'The identity provider names no verified e-mail for you.'],
  'sso-unknown': [403, 'Nobody here has your e-mail. Ask an administrator for an invitation.'],
  'sso-taken': [409, 'Another account of the identity provider belongs to this user already.'],
  'sso-guard': [409, 'Keep a way in: single sign-on must be on, and you need a password of your own.'],
  'mail-failed': [422, 'The mail server did not take the letter.'],
  'mail-by-environment': [409, 'SMTP_URL decides about mail here.'],

  'operator-offline': [409, 'You are Offline. Go Online to do this.'],
  'not-assignee': [409, 'The session is assigned to somebody else.'],
  'session-queued': [409, 'Nobody has taken this session yet.'],
  'session-taken': [409, 'Somebody else has taken this session.'],
  'session-closed': [409, 'The session is closed.'],
  'session-spam': [409, 'The session is in spam.'],
  'channel-disconnected': [409, 'The channel is disconnected: the customer would not get this.'],
  'other-session-open': [409, 'This customer has another open session by now.'],
  'customer-not-lockable': [409, 'An employee cannot be locked.'],
  'lock-value-empty': [422, 'There is nothing in this value to compare with.'],
  'lock-too-wide': [409, 'This rule would lock nearly everybody. Type its name to confirm.'],
  'session-open': [409, 'There is an open session with this customer already.'],
  'customer-employee': [409, 'This customer is an employee.'],
  'merge-other-way': [409, 'The one who is known for sure is the one that stays.'],
  'changed-meanwhile': [409, 'Somebody else has changed this meanwhile.'],
  'target-not-allowed': [422, 'Only operators and groups of this live chat can be chosen.'],
  'target-unavailable': [409, 'This person is locked and cannot be given a session.'],
  'condition-missing': [422, 'The last operator can be chosen only under the condition First session = No.'],

  'app-needs-account': [422, 'Only an app with an Account field can be chosen.'],
  'account-app-missing': [422, 'Apps to register messages work only together with an app to bind accounts.'],
  'rule-needs-account-app': [422, 'The rule Assigned to needs an app to bind accounts.'],
  'app-not-offered': [409, 'This live chat does not use this app any more.'],
  'customer-internal': [409, 'An employee cannot be bound to an item.'],
  'account-first': [409, 'Bind the account of the customer first.'],
  'item-deleted': [409, 'This item has been deleted.'],
  'too-many-items': [409, 'There are too many items.'],
  'template-unknown': [422, 'The text names a variable that does not exist.'],
  'shortcut-taken': [409, 'Another template has this shortcut.'],
  'sharing-not-allowed': [403, 'Only live chats and groups of your own can be chosen here.'],
  'too-many-templates': [409, 'There are 2,000 templates and articles at most.'],
  'hours-overlap': [422, 'Two intervals of a day overlap.'],
  'label-not-found': [422, 'This live chat has no such label any more.'],
  'too-many-labels': [409, 'There are too many labels.'],
  'too-many-views': [409, 'You have too many views. Delete one first.'],

  'target-offline': [409, 'This person is Offline, and sessions are given to operators who are Online only.'],

  'colleague-answered': [409, 'A colleague has answered since.'],
  'push-service-unknown': [422, 'Browsers are told through push services that are known here only.'],
  'push-failed': [502, 'The push service did not take the notice.'],
  'too-many-devices': [409, 'Push is on in too many browsers. Turn it off in one first.'],
  'too-many-muted': [409, 'Too much is muted already.'],
  'time-passed': [422, 'This time has passed.'],
  'time-too-far': [422, 'This is more than a year away.'],
  'too-many-scheduled': [409, 'Too many messages wait here to be sent.'],

  'message-differs': [409, 'Another message has this id already.'],
  'message-empty': [422, 'Write something or attach a file.'],
  'message-withdrawn': [409, 'This message has been withdrawn.'],
  'message-not-yours': [403, 'Only who wrote a message can change it.'],
  'editing-not-allowed': [403, 'Messages cannot be changed here once they are sent.'],
  'quote-not-found': [422, 'What was to be quoted is no message of this chat that the other side knows.'],
  'quote-withdrawn': [409, 'What was to be quoted has been withdrawn.'],
  'mention-not-allowed': [422, 'Only colleagues who may see the session can be mentioned.'],
  'writing-not-allowed': [403, 'You can no longer write to this live chat.'],

  'file-not-found': [422, 'A file that was to be attached does not exist or was not uploaded whole.'],
  'file-too-large': [413, 'A file may have 25 MB at most.'],
  'file-incomplete': [400, 'The file did not arrive whole.'],
  'file-empty': [422, 'The file is empty.'],
  'quota-full': [409, 'There is no room left in your files. Delete something, also from the trash, or ask an administrator.'],
  'upload-too-large': [413, 'This file is larger than files may be here.'],
  'upload-elsewhere': [409, 'Something else of this upload is expected next.'],
  'folder-cycle': [409, 'A folder cannot stand in itself.'],
  'folder-too-deep': [409, 'Folders can stand in each other 50 deep at most.'],
  'folder-is-root': [409, 'My Files and Company Files stay as they are.'],

  'code-exists': [409, 'This code is taken already.'],
  'definition-invalid': [422, 'Something in the app is not right.'],
  'app-in-use': [409, 'A live chat uses this app.'],
  'field-told-to-all': [422, 'This field is searched by all or stands in the names of items. Change that first.'],
  'confirmation-missing': [409, 'Type the name of the app to confirm.'],
  'values-invalid': [422, 'Some fields are not filled in as they must be.'],
  'item-differs': [409, 'Another item has this id already.'],
  'id-taken': [409, 'Something else has this id already.'],
  'diagram-invalid': [422, 'This is no BPMN 2.0 diagram that can be read.'],
  'process-invalid': [409, 'The process cannot be published as it is.'],
  'process-gone': [409, 'This process is not published any more.'],
  'process-failed': [409, 'The process could not start. Nothing was changed.'],
  'instance-ended': [409, 'This process has ended already.'],
  'instance-not-failed': [409, 'Nothing went wrong in this process, or somebody has tried it again already.'],
  'task-done': [409, 'This task is done already, or was taken away.'],
  'task-taken': [409, 'Somebody else has this task.'],
  'task-not-taken': [409, 'Take the task first.'],
  'exit-unknown': [422, 'The task has no such way out.'],
  'csv-unreadable': [422, 'This file cannot be read as CSV.'],
  'import-started': [409, 'This import has begun already.'],
  'csv-not-unicode': [422, 'This file is not in UTF-8. Save it as CSV UTF-8 and choose it again.'],
  'csv-headings-missing': [422, 'The first row must name the columns; Name and E-mail have to be among them.'],
  'import-empty': [422, 'There are no rows in this file besides the headings.'],
  'import-too-long': [422, 'This file has more than 1,000 rows. Split it and import the parts.'],
  'import-too-large': [413, 'A file of users may have 2 MB at most.'],

  'origin-not-allowed': [403, 'This website is not on the list of the live chat.'],
  'identity-expired': [401, 'The identity token has expired.'],
  'identity-invalid': [401, 'The identity token is not valid for this live chat.'],
} as const satisfies Record<string, readonly [status: number, sentence: string]>

export type RefusalCode = keyof typeof refusals

/** RFC 9457, `application/problem+json`. */
export interface Problem {
  type: string
  title: string
  status: number
  code: RefusalCode | 'internal'
  /** What more there is to say of this one time. */
  detail?: string
  /** JSON pointer into the body, or the name of the query parameter, that was not right. */
  field?: string
  /** Seconds until it is worth trying again. */
  retryAfter?: number
  /** Who has it now, where somebody else was quicker [RTE-06]; with `mention-not-allowed` whom it is about. */
  holder?: { id: string; name: string } | null
  /** Who has answered meanwhile and what, with `colleague-answered` [B-03]. */
  answered?: Colleague
  /** The session that is open, where the asker may see it, with `session-open`; `holder` has it. */
  openSession?: { id: string; name: string } | null
  /** All that is not right, where it is said of several fields at once; `field` is the first. */
  errors?: readonly FieldError[]
  /** What is free instead, with `shortcut-taken`. */
  suggestion?: string
  /** Who uses it, with `app-in-use`. */
  usedBy?: readonly { id: string; name: string }[]
  /** What would be lost, with `confirmation-missing`. */
  losses?: readonly Loss[]
  /** What it is by now, with `changed-meanwhile` of an item. */
  current?: ItemPage
  /** What is wrong with a process, with `process-invalid`. */
  problems?: readonly ProcessProblem[]
  /** What is bound by now, with `changed-meanwhile` of a binding. */
  bindings?: SessionBindings
}
