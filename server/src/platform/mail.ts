import type { MailServer } from '@parley/contract'
import { createTransport } from 'nodemailer'

interface Letter {
  to: string
  subject: string
  /** Plain text; lines of any length. */
  text: string
}

export interface Mail {
  /** Without SMTP_URL and settings nothing is sent, and screens offer a link to copy instead. */
  readonly isOn: boolean
  readonly source: 'environment' | 'settings' | 'none'
  /** By which it goes, without its password. */
  readonly server: MailServer | null
  /** Resolves when the mail server has taken it. @throws when it has not, or mail is off: ask isOn first */
  send(letter: Letter): Promise<void>
  close(): void
}

/** A mail server with what it wants to know, and the name that letters come from. */
export interface Sender extends Omit<MailServer, 'hasPassword'> {
  password: string | undefined
  name: string
}

const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }
const always = { disableFileAccess: true, disableUrlAccess: true, ...patience }

/** By SMTP_URL; off without one. `from` is a name and an address, or an address. */
export function openMail(url: string | undefined, from: string): Mail {
  if (url === undefined) {
    const off = () => Promise.reject(new Error('SMTP_URL is not set, so no mail is sent'))
    return { isOn: false, source: 'none', server: null, send: off, close() {} }
  }
  const transport = createTransport({ url, pool: true, maxConnections: 2, ...always })
  return {
    isOn: true,
    source: 'environment',
    server: serverOf(new URL(url), from),
    async send(letter) {
      await transport.sendMail({ from, ...letter })
    },
    close: () => transport.close(),
  }
}

/** By the server that is set now, whenever a letter is sent: letters are few. */
export function mailBy(read: () => Sender | undefined): Mail {
  return {
    get isOn() {
      return read() !== undefined
    },
    get source() {
      return read() ? 'settings' : 'none'
    },
    get server() {
      const sender = read()
      if (!sender) return null
      const { password, name: _, ...server } = sender
      return { ...server, hasPassword: password !== undefined }
    },
    async send(letter) {
      const sender = read()
      if (!sender) throw new Error('No mail server is set, so no mail is sent')
      await sendBy(sender, letter)
    },
    close() {},
  }
}

/** One letter on a connection of its own. With `starttls` nothing is said before the connection is encrypted (RFC 8314). */
export async function sendBy({ host, port, encryption, user, password, from, name }: Sender, letter: Letter): Promise<void> {
  const transport = createTransport({
    ...{ host, port, secure: encryption === 'tls', requireTLS: encryption === 'starttls', ignoreTLS: encryption === 'none' },
    ...(user !== '' && { auth: { user, pass: password ?? '' } }),
    ...always,
  })
  try {
    await transport.sendMail({ from: { name, address: from }, ...letter })
  } finally {
    transport.close()
  }
}

function serverOf({ hostname, port, protocol, username, password }: URL, from: string): MailServer {
  const tls = protocol === 'smtps:'
  return {
    host: hostname,
    port: Number(port) || (tls ? 465 : 587),
    encryption: tls ? 'tls' : 'starttls',
    user: decodeURIComponent(username),
    from: /<(.+)>$/.exec(from)?.[1] ?? from,
    hasPassword: password !== '',
  }
}
