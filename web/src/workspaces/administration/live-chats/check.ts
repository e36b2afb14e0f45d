import { originPattern, unknownVariables } from '@parley/contract'
import type { TextKey } from '../../../texts/index.ts'
import type { Draft } from './draft.ts'

/** What is wrong, by field; an origin by its place: `allowedOrigins/1`. */
export type Wrong = Readonly<Record<string, TextKey | undefined>>

const origin = new RegExp(originPattern)

export function checkStaff({
  name,
  operatorGroups,
  supervisorGroups,
}: Pick<Draft, 'name' | 'operatorGroups' | 'supervisorGroups'>) {
  return {
    ...(name.trim() === '' && { name: 'settings.nameMissing' as const }),
    ...(operatorGroups.length === 0 && { operatorGroups: 'settings.operatorsMissing' as const }),
    ...(supervisorGroups.length === 0 && { supervisorGroups: 'settings.supervisorsMissing' as const }),
  }
}

/** The same rules as the contract's, so that people see them before they save [LCS-18, WEB-03]. */
export function check(draft: Draft): Wrong {
  const wrong: Record<string, TextKey> = { ...checkStaff(draft) }
  draft.allowedOrigins.forEach((one, at) => {
    if (!origin.test(one)) wrong[`allowedOrigins/${at}`] = 'settings.originWrong'
    else if (draft.allowedOrigins.indexOf(one) < at) wrong[`allowedOrigins/${at}`] = 'settings.originTwice'
  })
  const { text, nobodyOnline, outsideHours } = draft.awayAnswer
  if ((nobodyOnline || outsideHours) && text.trim() === '') wrong['awayAnswer'] = 'liveChats.awayTextMissing'
  else if (unknownVariables(text).length > 0) wrong['awayAnswer'] = 'refusals.template-unknown'
  if (unknownVariables(draft.sessionName).length > 0) wrong['sessionName'] = 'refusals.template-unknown'
  if (!/^#[0-9a-fA-F]{6}$/.test(draft.colour)) wrong['colour'] = 'settings.colourWrong'
  return wrong
}

const fields: Readonly<Record<string, keyof Draft>> = {
  '/name': 'name',
  '/operatorGroupIds': 'operatorGroups',
  '/supervisorGroupIds': 'supervisorGroups',
  '/rule': 'rule',
  '/accountAppId': 'accountApp',
  '/registerAppIds': 'registerApps',
  '/readerGroupIds': 'readerGroups',
  '/sessionName': 'sessionName',
  '/awayAnswer': 'awayAnswer',
  '/calendarId': 'calendarId',
  '/internal': 'internal',
  '/website/colour': 'colour',
  '/website/greeting': 'greeting',
}

/** The form's field that the server's JSON pointer means. */
export function fieldOf(pointer: string | undefined): string | undefined {
  if (pointer?.startsWith('/website/allowedOrigins/')) return pointer.slice('/website/'.length)
  return Object.entries(fields).find(([start]) => pointer?.startsWith(start))?.[1]
}
