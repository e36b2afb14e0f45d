import {
  createRoutingRule,
  deleteRoutingRule,
  editRoutingRule,
  orderRoutingRules,
  type RoutingRules,
  readRoutingRules,
  setRoutingMaximum,
} from '@parley/contract'
import { ask, isRefused } from '../../../../live/index.ts'
import { changeOf, contentOf, type Draft, type DraftRule, draftOf, draftRule, editOf, orderOf } from './draft.ts'

/** A rule that the server refused, with what it said. */
export class RuleRefused extends Error {
  readonly rule: DraftRule
  constructor(rule: DraftRule, cause: unknown) {
    super('A rule was refused', { cause })
    this.rule = rule
  }
}

interface Saving {
  liveChatId: string
  base: Draft
  draft: Draft
  /** Told after each step, so that what was saved is not saved again when a later step fails. */
  kept: (base: Draft, draft: Draft) => void
}

/**
 * What was made goes to the server rule by rule, then the maximum and the order: sessions that begin in between are routed by the
 * rules that are saved already.
 * @throws {RuleRefused} with the rule that was not taken. @throws {Refused} with `changed-meanwhile` for the list.
 */
export async function saveRules({ liveChatId, base, draft, kept }: Saving): Promise<RoutingRules> {
  let [before, now] = [base, draft]
  const step = (nextBase: Draft, nextDraft: Draft) => {
    ;[before, now] = [nextBase, nextDraft]
    kept(before, now)
  }
  for (const gone of base.rules.filter(({ id }) => !draft.rules.some((rule) => rule.id === id))) {
    await ask(deleteRoutingRule, { path: { liveChatId, ruleId: gone.id! } }).catch((error: unknown) => {
      if (!isRefused(error, 'not-found')) throw error
    })
    step({ ...before, rules: before.rules.filter((rule) => rule !== gone) }, now)
  }
  for (const rule of draft.rules) {
    const change = changeOf(before, rule)
    if (!change) continue
    const saved = draftRule(await saveRule(liveChatId, before, rule))
    const rules = now.rules.map((one) => (one.key === rule.key ? { ...saved, key: rule.key } : one))
    const known = before.rules.map((one) => (one.id === saved.id ? saved : one))
    step({ ...before, rules: change === 'new' ? [...before.rules, saved] : known }, { ...now, rules })
  }
  if (before.maximum !== now.maximum) {
    await ask(setRoutingMaximum, { path: { liveChatId }, body: { maximum: now.maximum } })
    step({ ...before, maximum: now.maximum }, now)
  }
  const there = await ask(readRoutingRules, { path: { liveChatId } })
  if (orderOf(draftOf(there)) === orderOf(now)) return there
  const ruleIds = now.rules.flatMap(({ id }) => id ?? [])
  return ask(orderRoutingRules, { path: { liveChatId }, body: { version: there.version, ruleIds } })
}

async function saveRule(liveChatId: string, base: Draft, rule: DraftRule) {
  const was = base.rules.find(({ id }) => id !== undefined && id === rule.id)
  try {
    if (!was) return await ask(createRoutingRule, { path: { liveChatId }, body: contentOf(rule) })
    const body = { version: rule.version, ...editOf(was, rule) }
    return await ask(editRoutingRule, { path: { liveChatId, ruleId: was.id! }, body })
  } catch (error) {
    if (isRefused(error, 'changed-meanwhile') || isRefused(error, 'not-found')) throw error
    throw new RuleRefused(rule, error)
  }
}
