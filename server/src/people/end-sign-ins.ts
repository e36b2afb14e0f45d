import type { Work } from '../platform/database.ts'
import { rightsChanged } from './memberships.ts'
import { hashOf } from './secret.ts'

/** By the token of a cookie, by the hash of one, one of somebody's by its id, or all of somebody's (besides one). */
type Which =
  | { token: string }
  | { signIn: string }
  | { userId: string; id: string }
  | { userId: string; besides?: string | undefined }

/** Their sockets end within a second, on every process [P13]. @returns how many there were */
export async function endSignIns(work: Work, which: Which): Promise<number> {
  const ended = await work.db
    .deleteFrom('sign_ins')
    .$if('token' in which, (query) => query.where('token_hash', '=', hashOf('token' in which ? which.token : '')))
    .$if('signIn' in which, (query) => query.where('token_hash', '=', bytesOf('signIn' in which ? which.signIn : '')))
    .$if('userId' in which, (query) => query.where('user_id', '=', 'userId' in which ? which.userId : ''))
    .$if('id' in which, (query) => query.where('id', '=', 'id' in which ? which.id : ''))
    .$if('besides' in which && which.besides !== undefined, (query) =>
      query.where('token_hash', '!=', bytesOf(('besides' in which && which.besides) || '')),
    )
    .returning('user_id')
    .execute()
  rightsChanged(work, [...new Set(ended.map(({ user_id }) => user_id))])
  return ended.length
}

function bytesOf(signIn: string): Buffer {
  return Buffer.from(signIn, 'hex')
}
