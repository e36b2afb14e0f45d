import {
  type Broken,
  type Condition,
  type ConditionRow,
  conditionAttributes,
  type Join,
  type RoutingAction,
  type Tried,
} from '@parley/contract'
import { channelName } from '../../../../conversation/index.ts'
import { language, type TextKey, t } from '../../../../texts/index.ts'

/** `first-session` → `firstSession`: how keys of the catalogue are written. */
const camel = (word: string) => word.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
const word = (prefix: string, name: string) => t(`routing.${prefix}_${camel(name)}` as TextKey)

/** Names by id, as far as the person may know them. */
export type Names = ReadonlyMap<string, string>

export const attributeName = (attribute: Condition['attribute']) => word('a', attribute)
export const comparisonName = (comparison: Condition['comparison']) => word('c', comparison)
export const joinName = (join: Join, first: boolean) => word(first ? 'first' : 'join', join)
export const brokenText = (broken: Broken) => word('broken', broken)
export const actionName = (name: RoutingAction['name']) => word('act', name)
export const actionHint = (name: RoutingAction['name']) => word('hint', name)

/** Monday is 1; short or long, in the person's language. */
export function weekdayName(day: number, width: 'short' | 'long'): string {
  return new Intl.DateTimeFormat(language(), { weekday: width, timeZone: 'UTC' }).format(Date.UTC(2024, 0, day))
}

/** One sentence of the rule's conditions; groups stand in brackets. */
export function conditionsText(rows: readonly ConditionRow[], names: Names): string {
  return rows
    .map((row, at) => {
      const said = 'conditions' in row ? `(${conditionsText(row.conditions, names)})` : conditionText(row, names)
      if (at === 0) return row.join === 'and-not' ? `${t('routing.join_notFirst')} ${said}` : said
      return `${word('says', row.join)} ${said}`
    })
    .join(' ')
}

function conditionText(condition: Condition, names: Names): string {
  const attribute = attributeName(condition.attribute)
  const comparison = comparisonName(condition.comparison)
  if (condition.comparison === 'empty') return t('routing.saysEmpty', { attribute, comparison })
  return t('routing.says', { attribute, comparison, value: valueText(condition, names) })
}

function valueText({ attribute, value }: Condition, names: Names): string {
  const kind = conditionAttributes[attribute].value
  if (kind === 'text') return t('routing.quoted', { text: String(value ?? '') })
  if (kind === 'yes-no') return t(value ? 'routing.yes' : 'routing.no')
  if (kind === 'customer-kind') return t(value === 'internal' ? 'routing.internal' : 'routing.external')
  if (kind === 'calendar') return names.get(String(value)) ?? t('routing.aCalendar')
  if (!Array.isArray(value)) return String(value ?? '')
  if (kind === 'time-span') return t('routing.span', { from: String(value[0]), until: String(value[1]) })
  const words = value.map((one) => {
    if (typeof one === 'number') return weekdayName(one, 'short')
    return kind === 'channel-kinds' ? channelName(one) : (names.get(one) ?? t('routing.gone'))
  })
  return new Intl.ListFormat(language(), { type: 'disjunction' }).format(words)
}

/** What a rule does, in a few words: Queue of Accountants. */
export function actionText(action: RoutingAction, names: Names): string {
  const id = 'groupId' in action ? action.groupId : 'userId' in action ? action.userId : ''
  const does = t(`routing.does_${camel(action.name)}` as TextKey, { name: names.get(id) ?? t('routing.gone') })
  const skills = 'skills' in action ? action.skills : undefined
  return skills?.length ? t('routing.skilled', { does, skills: skills.join(', ') }) : does
}

/** The rule's own name, or that of the base rule in the person's language. */
export function ruleName({ ruleId, name }: { ruleId: string | null; name: string }): string {
  if (ruleId !== null) return name
  if (name === 'first-response') return t('settings.firstResponse')
  return name === 'assigned-to' ? t('routing.assignedTo') : name
}

const verdicts: ReadonlySet<string> = new Set<Broken>([
  'group-gone',
  'operator-gone',
  'calendar-gone',
  'channel-gone',
  'label-gone',
  'app-gone',
  'field-gone',
])

/** Why a rule was applied or not, in one sentence [B-05]. */
export function verdictText({ verdict, attribute }: Tried): string {
  if (verdict === 'conditions' && attribute) return t('routing.v_conditionsAt', { attribute: attributeName(attribute) })
  return verdicts.has(verdict) ? word('broken', verdict) : word('v', verdict)
}
