import type { RoutingRule } from '@parley/contract'
import { accountApps, userFieldsOf } from '../apps/index.ts'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'

interface Held {
  id: string
  account_app_id: string | null
  rule: unknown
}

interface Edit {
  accountAppId?: string | null
  registerAppIds?: string[]
  rule?: RoutingRule
}

/**
 * Saves the apps to register messages; answers with the app to bind accounts and the rule as they shall be. Without the one the
 * others work no more, and Assigned to, which reads a field of it, becomes First Response of the same group [LCS-05…09, RTE-14].
 */
export async function settleApps(
  work: Work,
  held: Held,
  edit: Edit,
): Promise<{ accountAppId: string | null; rule: RoutingRule }> {
  const accountAppId = edit.accountAppId === undefined ? held.account_app_id : edit.accountAppId
  const before = await registerAppIds(work, held.id)
  const registered = edit.registerAppIds ?? (accountAppId === null ? [] : before)
  if (accountAppId === null && registered.length > 0) throw new Refusal('account-app-missing', { field: '/registerAppIds' })
  if (accountAppId !== null && registered.includes(accountAppId)) throw new Refusal('bad-request', { field: '/registerAppIds' })
  await check(work, accountAppId === held.account_app_id ? [] : [accountAppId], '/accountAppId')
  await check(
    work,
    registered.filter((id) => !before.includes(id)),
    '/registerAppIds',
  )
  if (registered.join() !== before.join()) await setRegisterApps(work, held.id, registered)
  return { accountAppId, rule: await ruleFor(work, accountAppId, held, edit) }
}

async function ruleFor(work: Work, accountAppId: string | null, held: Held, { rule }: Edit): Promise<RoutingRule> {
  const wanted: { name: string; groupId: string | null; field?: string } = rule ?? (held.rule as RoutingRule)
  if (wanted.name !== 'assigned-to') return wanted as RoutingRule
  if (rule && accountAppId === null) throw new Refusal('rule-needs-account-app', { field: '/rule' })
  if (rule && accountAppId !== null) {
    const fields = await userFieldsOf(work, accountAppId)
    if (!fields.some(({ code }) => code === wanted.field)) throw new Refusal('target-not-allowed', { field: '/rule/field' })
  }
  if (rule || accountAppId === held.account_app_id) return wanted as RoutingRule
  return { name: 'first-response', groupId: wanted.groupId }
}

async function check(work: Work, ids: readonly (string | null)[], field: string): Promise<void> {
  const chosen = ids.filter((id) => id !== null)
  if (chosen.length === 0) return
  const apps = await accountApps(work)
  if (chosen.some((id) => !apps.some((app) => app.id === id))) throw new Refusal('app-needs-account', { field })
}

async function registerAppIds({ db }: Pick<Work, 'db'>, liveChatId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('live_chat_register_apps')
    .select('app_id')
    .where('live_chat_id', '=', liveChatId)
    .orderBy('place')
    .execute()
  return rows.map(({ app_id }) => app_id)
}

async function setRegisterApps({ db }: Work, liveChatId: string, appIds: readonly string[]): Promise<void> {
  await db.deleteFrom('live_chat_register_apps').where('live_chat_id', '=', liveChatId).execute()
  const rows = appIds.map((app_id, place) => ({ live_chat_id: liveChatId, app_id, place }))
  if (rows.length > 0) await db.insertInto('live_chat_register_apps').values(rows).execute()
}
