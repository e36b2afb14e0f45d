import type { Named } from '@parley/contract'
import type { Static, TSchema } from 'typebox'

export interface Opened {
  liveChatId: string
  customerId: string
  channelKind: string
}

/** What a rule may look at when a session has just been opened, read at one moment. */
export interface Snapshot extends Opened {
  /** The live chat's operator groups as they are now. */
  groups: readonly Named[]
}

/** To a person, or to the queue of a group; without either, the common queue of all operator groups. */
interface Choice {
  operator: Named | null
  group: Named | null
}

export interface Rule<Settings extends TSchema = TSchema> {
  /** Kept in the database; never changed and never shown. */
  readonly name: string
  /** What is kept with the live chat. */
  readonly settings: Settings
  /** Pure: the same snapshot is always decided the same way. */
  choose(snapshot: Snapshot, settings: Static<Settings>): Choice
}

export function rule<Settings extends TSchema>(definition: Rule<Settings>): Rule<Settings> {
  return definition
}
