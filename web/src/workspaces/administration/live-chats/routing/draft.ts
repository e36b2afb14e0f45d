import {
  type Broken,
  type ConditionRow,
  type CustomRule,
  canonical,
  type RoutingAction,
  type RoutingExtras,
  type RoutingRules,
} from '@parley/contract'

/** A rule as it stands on the screen; without an id it is not on the server yet. */
export interface DraftRule {
  /** The same from drawing to drawing, and the id that it is saved under. */
  key: string
  id: string | undefined
  name: string
  enabled: boolean
  conditions: readonly ConditionRow[]
  action: RoutingAction
  extras: RoutingExtras
  broken: readonly Broken[]
}

/** All that the tab holds and saves. */
export interface Draft {
  rules: readonly DraftRule[]
  maximum: number | null
}

export function draftOf({ rules, maximum }: Pick<RoutingRules, 'rules' | 'maximum'>): Draft {
  return { rules: rules.map(draftRule), maximum }
}

function draftRule({ id, name, enabled, conditions, action, extras, broken }: CustomRule): DraftRule {
  return { key: id, id, name, enabled, conditions, action, extras, broken }
}

export function newRule(): DraftRule {
  const key = crypto.randomUUID()
  const action = { name: 'common-queue' as const }
  return { key, id: undefined, name: '', enabled: true, conditions: [], action, extras: {}, broken: [] }
}

/** What the server keeps of a rule. */
export function contentOf({ name, enabled, conditions, action, extras }: DraftRule) {
  return { name: name.trim(), enabled, conditions: [...conditions], action, extras }
}

export function sameRule(one: DraftRule, other: DraftRule): boolean {
  return canonical(contentOf(one)) === canonical(contentOf(other))
}

/** What was made of a rule since it was read. */
export function changeOf(base: Draft, rule: DraftRule): 'new' | 'changed' | undefined {
  const was = base.rules.find(({ id }) => id !== undefined && id === rule.id)
  if (!was) return 'new'
  return sameRule(was, rule) ? undefined : 'changed'
}

/** Only what stands and falls with the order of rules that both sides have. */
function orderOf({ rules }: Draft): string {
  return rules.map(({ id, key }) => id ?? key).join()
}

export function isDirty(base: Draft, draft: Draft): boolean {
  return (
    base.maximum !== draft.maximum ||
    orderOf(base) !== orderOf(draft) ||
    draft.rules.some((rule) => changeOf(base, rule) !== undefined)
  )
}

/** Moves a rule to a place, from 0. */
export function movedTo(rules: readonly DraftRule[], key: string, place: number): readonly DraftRule[] {
  const rule = rules.find((one) => one.key === key)
  if (!rule) return rules
  const rest = rules.filter((one) => one !== rule)
  rest.splice(Math.max(0, Math.min(place, rest.length)), 0, rule)
  return rest
}

/**
 * What I made, over what is there now: my changes stay, what I did not touch is theirs, and a rule that they deleted while I changed
 * it comes back as a new one. My order holds; what they added stands where they have it.
 */
export function rebased(base: Draft, draft: Draft, theirs: Draft): Draft {
  const now = new Map(theirs.rules.map((rule) => [rule.key, rule]))
  const mine = draft.rules.flatMap((rule): DraftRule[] => {
    const their = now.get(rule.key)
    const change = changeOf(base, rule)
    if (!their) return change ? [{ ...rule, id: undefined }] : []
    return [change ? { ...rule, id: their.id } : their]
  })
  // What was sent and never answered may be there already.
  const known = new Set([...base.rules, ...draft.rules].map(({ key }) => key))
  const reordered = orderOf(base) !== orderOf(draft)
  const rules = reordered ? mine : inOrderOf(theirs.rules, mine)
  const added = theirs.rules.filter(({ key }) => !known.has(key))
  const all = [...rules]
  for (const rule of added) all.splice(theirs.rules.indexOf(rule), 0, rule)
  return {
    rules: all,
    maximum: draft.maximum === base.maximum ? theirs.maximum : draft.maximum,
  }
}

function inOrderOf(order: readonly DraftRule[], rules: readonly DraftRule[]): readonly DraftRule[] {
  const place = new Map(order.map(({ id }, at) => [id, at]))
  const at = (rule: DraftRule) => (rule.id === undefined ? order.length : (place.get(rule.id) ?? order.length))
  return [...rules].sort((one, other) => at(one) - at(other))
}
