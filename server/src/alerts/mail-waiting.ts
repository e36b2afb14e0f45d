import { userById } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import type { Task } from '../platform/jobs.ts'
import type { Means } from '../platform/means.ts'
import type { Alert } from './alert.ts'
import { texts } from './texts.ts'

interface Payload {
  userId: string
  subject: string
  body: string
  path: string
}

const name = 'mail-waiting'

/** A session that nobody takes, by letter to who asked for that. */
export function mailIfWaiting(work: Work, { event, userId, title, body, path }: Alert): void {
  if (event === 'waiting') work.later(name, { userId, subject: title, body, path } satisfies Payload)
}

export const mailWaiting = ({ mail, urls }: Pick<Means, 'mail' | 'urls'>): Task<Payload> => ({
  name,
  attempts: 3,
  async run(database, { userId, subject, body, path }) {
    const user = await userById(database, userId)
    if (user?.state !== 'active' || !mail.isOn) return
    await mail.send({ to: user.email, subject, text: texts.waitingLetter(user.name, body, `${urls.app}${path}`) })
  },
})
