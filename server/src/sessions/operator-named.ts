import type { Work } from '../platform/database.ts'
import type { Routed } from '../routing/index.ts'
import type { Session } from './session.ts'

type Named = Pick<Session, 'operator_id' | 'operator_name' | 'operator_avatar' | 'operator_online'>

/** An operator as a session's card shows them; nobody for null. */
export async function operatorNamed({ db }: Pick<Work, 'db'>, id: string | null): Promise<Named> {
  const operator =
    id === null
      ? undefined
      : await db.selectFrom('users').select(['name', 'avatar_file_id', 'online']).where('id', '=', id).executeTakeFirst()
  return {
    operator_id: id,
    operator_name: operator?.name ?? null,
    operator_avatar: operator?.avatar_file_id ?? null,
    operator_online: operator?.online ?? null,
  }
}

/** Who got it by routing; of who was claimed all is known already. */
export async function holderOf(
  reads: Pick<Work, 'db'>,
  { operator, claimed }: Pick<Routed, 'operator' | 'claimed'>,
): Promise<Named> {
  if (!claimed) return operatorNamed(reads, operator?.id ?? null)
  const { id, name, avatarFileId, online } = claimed
  return { operator_id: id, operator_name: name, operator_avatar: avatarFileId, operator_online: online }
}
