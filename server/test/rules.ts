import type { CustomRule, RoutingRules, StaticOf } from '@parley/contract'
import * as contract from '@parley/contract'
import type { Client } from './client.ts'

type Said = StaticOf<NonNullable<(typeof contract.setRoutingRules)['body']>>
type Rule = Said['rules'][number]
export type NewRule = Pick<Rule, 'name' | 'action'> & Partial<Rule>

export const saidOf = ({ id, name, enabled, conditions, action, extras }: CustomRule): Rule => ({
  ...{ id, name, enabled, conditions, action, extras },
})

/** What an administrator sends who has just looked: the rules of this live chat, with this made of them. */
export async function seenRules(
  as: Client,
  liveChatId: string,
  change: (rules: Rule[], now: RoutingRules) => Partial<Said>,
): Promise<{ path: { liveChatId: string }; body: Said }> {
  const path = { liveChatId }
  const now = await as.get(contract.readRoutingRules, { path })
  const rules = now.rules.map(saidOf)
  return { path, body: { version: now.version, rules, maximum: now.maximum, ...change(rules, now) } }
}

export const ruleOf = (rule: NewRule): Rule => ({
  ...{ id: crypto.randomUUID(), enabled: true, conditions: [], extras: {} },
  ...rule,
})

/** Below the others. */
export async function addRule(as: Client, liveChatId: string, said: NewRule): Promise<CustomRule> {
  const rule = ruleOf(said)
  const now = await as.get(contract.setRoutingRules, await seenRules(as, liveChatId, (rules) => ({ rules: [...rules, rule] })))
  return now.rules.find(({ id }) => id === rule.id)!
}

export async function editRule(as: Client, liveChatId: string, ruleId: string, edit: Partial<Rule>) {
  const change = (rules: Rule[]) => ({ rules: rules.map((rule) => (rule.id === ruleId ? { ...rule, ...edit } : rule)) })
  return as.ask(contract.setRoutingRules, await seenRules(as, liveChatId, change))
}

/** None, and the maximum that there was. */
export async function clearRules(as: Client, liveChatId: string): Promise<void> {
  await as.get(contract.setRoutingRules, await seenRules(as, liveChatId, () => ({ rules: [] })))
}

export async function setMaximum(as: Client, liveChatId: string, maximum: number | null): Promise<void> {
  await as.get(contract.setRoutingRules, await seenRules(as, liveChatId, () => ({ maximum })))
}
