import type { Problem } from '@parley/contract'

/** What a person reads when the server says no. Web does not compile until each refusal has words. */
export const refusals = {
  'bad-request': 'Something here is not right. Check what you entered.',
  'not-signed-in': 'Sign in to go on.',
  forbidden: 'You do not have access to this.',
  'not-found': 'This does not exist or was deleted.',
  'too-many-requests': 'That was too much at once. Wait a little and try again.',
  'too-large': 'This is larger than what is accepted.',
  unavailable: 'The server cannot store anything right now. Nothing was changed.',
  'storage-full': 'There is no room left for files. Tell an administrator.',
  internal: 'Something went wrong on the server.',

  'setup-done': 'This installation has been set up already.',
  'setup-code-wrong': 'The set-up code is not right. It stands in the log of the server.',
  'credentials-wrong': 'E-mail or password is not right.',
  'user-locked': 'You are locked. Ask an administrator.',
  'invitation-invalid': 'This invitation was used already or has expired. Ask for a new one.',
  'password-weak': 'Use at least 12 characters and no well-known password.',
  'email-exists': 'Somebody with this e-mail exists already.',
  'last-administrator': 'The last administrator cannot be locked or removed.',
  'name-exists': 'This name is taken already.',
  'group-in-use': 'A live chat uses this group.',
  'group-is-system': 'This group belongs to the system and cannot be changed that way.',
  'group-cycle': 'A group cannot be a member of itself.',

  'operator-offline': 'You are Offline. Go Online to do this.',
  'not-assignee': 'The session is assigned to somebody else.',
  'session-queued': 'Nobody has taken this session yet.',
  'session-taken': 'Somebody else has taken this session.',
  'session-closed': 'The session is closed.',
  'changed-meanwhile': 'Somebody has changed this meanwhile. Look again.',
  'target-not-allowed': 'Choose operators and groups of this live chat.',
  'target-unavailable': 'This person is locked and cannot be given a session.',

  'message-differs': 'Another message was sent under the same id.',
  'message-empty': 'Write something or attach a file.',
  'writing-not-allowed': 'You can no longer write to this live chat.',

  'file-not-found': 'An attached file was not uploaded whole. Attach it again.',
  'file-too-large': 'A file may have 25 MB at most.',
  'file-incomplete': 'The file did not arrive whole. Attach it again.',
  'file-empty': 'The file is empty.',

  'code-exists': 'This code is taken already.',
  'definition-invalid': 'Something in the app is not right. Look at the marked places.',
  'app-in-use': 'A live chat uses this app.',
  'confirmation-missing': 'Type the name of the app to confirm.',
  'values-invalid': 'Some fields are not filled in as they must be.',
  'item-differs': 'Another item was saved under the same id.',
  'csv-unreadable': 'This file cannot be read as CSV.',
  'import-started': 'This import has begun already.',

  'origin-not-allowed': 'This website is not on the list of the live chat.',
  'identity-expired': 'The identity token has expired.',
  'identity-invalid': 'The identity token is not valid for this live chat.',
} satisfies Record<Problem['code'], string>
