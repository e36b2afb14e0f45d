import { drains } from './actions/index.ts'
import { everyRemembered, rememberedRules } from './remembered.ts'

/**
 * Whether rules that this process knows of could give somebody what waits. It may be wrong for as long as rules are new elsewhere;
 * each minute all queues are looked at anyway.
 */
export function mayDrain(liveChatId: string): boolean {
  if (!rememberedRules(liveChatId)) return true
  for (const { rules } of everyRemembered()) if (rules.some(({ action }) => drains(action))) return true
  return false
}
