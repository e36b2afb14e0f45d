import { createTransport } from 'nodemailer'

interface Letter {
  to: string
  subject: string
  /** Plain text; lines of any length. */
  text: string
}

export interface Mail {
  /** Without SMTP_URL nothing is sent, and screens offer a link to copy instead. */
  readonly isOn: boolean
  /** Resolves when the mail server has taken it. @throws when it has not, or mail is off: ask isOn first */
  send(letter: Letter): Promise<void>
  close(): void
}

/** `from` is a name and an address, or an address. */
export function openMail(url: string | undefined, from: string): Mail {
  if (url === undefined) {
    return { isOn: false, send: () => Promise.reject(new Error('SMTP_URL is not set, so no mail is sent')), close() {} }
  }
  const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...patience,
  })
  return {
    isOn: true,
    async send(letter) {
      await transport.sendMail({ from, ...letter })
    },
    close: () => transport.close(),
  }
}
