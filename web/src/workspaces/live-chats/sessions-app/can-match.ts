import type { SessionCard, SessionFilters, SessionOrder, SessionRow, Span } from '@parley/contract'

const folded = (text: string) => text.toLowerCase().replaceAll('ё', 'е')
const isOpen = ({ state }: SessionCard) => state === 'queued' || state === 'assigned' || state === 'bot'

/**
 * Whether a session that changed may be among those that the filters find. It is never said of one that they find that it is not;
 * what a card does not tell (items, merged customers, days of another time zone) may always be.
 */
export function canMatch(card: SessionCard, filters: SessionFilters, me: string): boolean {
  const { state, operator, group, customer } = card
  const one = <T>(wanted: readonly T[] | undefined, value: T) => wanted === undefined || wanted.includes(value)
  const spam = state === 'spam'
  return (
    (filters.spam === 'only' ? spam : filters.spam === 'any' || !spam) &&
    (filters.states === undefined || (spam ? filters.spam !== undefined : filters.states.includes(state as 'closed'))) &&
    (filters.name === undefined || folded(card.name).includes(folded(filters.name))) &&
    (filters.customer === undefined || folded(customer.name).includes(folded(filters.customer))) &&
    one(filters.liveChatIds, card.liveChatId) &&
    one(filters.channels, card.channelKind) &&
    one(filters.operatorIds, operator?.id ?? null) &&
    (filters.mine === undefined || operator?.id === me) &&
    one(filters.groupIds, group?.id ?? null) &&
    one(filters.priorities, card.priority) &&
    (filters.labelIds?.some((id) => card.labelIds.includes(id)) ?? true) &&
    (filters.customerKind === undefined || (filters.customerKind === 'internal') === (card.channelKind === 'internal')) &&
    (filters.waitingMinutes === undefined || (isOpen(card) && card.waitingSince !== null)) &&
    (filters.unread === undefined || (isOpen(card) && card.received > card.read)) &&
    (filters.closed === undefined || (card.closedAt !== null && within(card.closedAt, filters.closed))) &&
    within(card.createdAt, filters.created) &&
    within(card.lastActivityAt, filters.activity)
  )
}

function within(at: string, span: Span | undefined): boolean {
  if (span === undefined || 'within' in span) return true
  return (span.from === undefined || at >= span.from) && (span.to === undefined || at < span.to)
}

/** Whether it could stand among the first that are shown; `whole`: there are no others. */
export function canStandFirst(card: SessionCard, first: readonly SessionRow[], whole: boolean, order: SessionOrder): boolean {
  const last = first.at(-1)
  if (whole || !last) return true
  if (order === '-created') return card.createdAt >= last.createdAt
  if (order === 'created') return card.createdAt <= last.createdAt
  if (order === '-activity') return card.lastActivityAt >= last.lastActivityAt
  return true
}
