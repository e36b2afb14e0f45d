import { type Static, Type } from 'typebox'
import { body, Email, Nothing, orNull, Password } from './common.ts'
import { endpoint } from './endpoint.ts'
import { Confirmation } from './second-factor.ts'

const server = {
  host: Type.String({ minLength: 1, maxLength: 253, pattern: '^[A-Za-z0-9._:-]+$' }),
  port: Type.Integer({ minimum: 1, maximum: 65_535 }),
  /** `tls` from the first byte, `starttls` before anything is said, `none` within one's own network. */
  encryption: Type.Union([Type.Literal('tls'), Type.Literal('starttls'), Type.Literal('none')]),
  /** Empty: the server asks for none. */
  user: Type.String({ maxLength: 254, pattern: '^[^\\u0000-\\u001f\\ud800-\\udfff]*$' }),
  /** Letters come from this address, under the name of the organisation. */
  from: Email,
}
/** The mail server. Its password is never told [reliability §5.27]. */
export const MailServer = Type.Object({ ...server, hasPassword: Type.Boolean() })
export type MailServer = Static<typeof MailServer>
/** The password stays as it is where it is left out; it must be given anew for another host or user. */
export const MailServerEdit = body({ ...server, password: Type.Optional(Password) })
export type MailServerEdit = Static<typeof MailServerEdit>

/** `environment`: SMTP_URL, which stands above what is set here. */
export const MailSettings = Type.Object({
  source: Type.Union([Type.Literal('environment'), Type.Literal('settings'), Type.Literal('none')]),
  server: orNull(MailServer),
})
export type MailSettings = Static<typeof MailSettings>

export const readMail = endpoint({
  method: 'GET',
  path: '/api/mail',
  who: 'administrator',
  summary: 'Which mail server is used.',
  reply: MailSettings,
  refuses: [],
})
/** Within 15 minutes of signing in no password is needed, so that the set-up need not ask for it again. */
export const setMail = endpoint({
  method: 'PUT',
  path: '/api/mail',
  who: 'administrator',
  summary: 'Use this mail server, or none.',
  body: body({ server: orNull(MailServerEdit), confirmation: Confirmation }),
  reply: MailSettings,
  refuses: ['mail-by-environment', 'credentials-wrong', 'sign-in-again'],
})
export const testMail = endpoint({
  method: 'POST',
  path: '/api/mail/test',
  who: 'administrator',
  summary: 'Send me a letter by this server, before it is saved, or by the one in use.',
  body: body({ server: Type.Optional(MailServerEdit) }),
  reply: Nothing,
  refuses: ['mail-failed'],
})

/** What the server itself knows of its address, for who sets it up behind a proxy. */
export const readAddress = endpoint({
  method: 'GET',
  path: '/api/address',
  who: 'administrator',
  summary: 'The public address that links are made from.',
  reply: Type.Object({ url: Type.String() }),
  refuses: [],
})
