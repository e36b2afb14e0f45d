import { type RoutingRules, setRoutingRules } from '@parley/contract'
import { ask, isRefused } from '../../../../live/index.ts'
import { contentOf, type Draft, type DraftRule } from './draft.ts'

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
  /** Of the set that was seen. */
  version: number
  draft: Draft
}

/**
 * All of them at once: sessions meet the old set until the new one stands.
 * @throws {RuleRefused} with the rule that was not taken. @throws {Refused} with `changed-meanwhile` for the set.
 */
export async function saveRules({ liveChatId, version, draft }: Saving): Promise<RoutingRules> {
  const rules = draft.rules.map((rule) => ({ id: rule.key, ...contentOf(rule) }))
  try {
    return await ask(setRoutingRules, { path: { liveChatId }, body: { version, rules, maximum: draft.maximum } })
  } catch (error) {
    const place = isRefused(error) ? /^\/rules\/(\d+)/.exec(error.problem.field ?? '')?.[1] : undefined
    const rule = place === undefined ? undefined : draft.rules[Number(place)]
    throw rule ? new RuleRefused(rule, error) : error
  }
}
