import { isAfter, type Message } from '@parley/contract'

/** What one client shows of one place, kept as the contract says: a message that is not newer than the last one changes nothing. */
export interface Screen {
  heard(message: Message): void
  /** The whole of it, read anew. */
  replace(messages: readonly Message[]): void
  readonly ids: string[]
  /** Of what was heard: newer ones first, older ones later. */
  readonly faults: string[]
}

export function screen(): Screen {
  let shown: Message[] = []
  const faults: string[] = []
  return {
    heard(message) {
      if (isAfter(message, shown.at(-1))) shown.push(message)
      else if (!shown.some(({ id }) => id === message.id))
        faults.push(`${message.chapter}.${message.number} came after ${shown.at(-1)?.chapter}.${shown.at(-1)?.number}`)
    },
    replace(messages) {
      shown = [...messages]
    },
    get ids() {
      return shown.map(({ id }) => id)
    },
    faults,
  }
}
