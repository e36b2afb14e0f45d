import { filesOf, momentIn, plain } from './plain.ts'
import type { Transcript } from './transcript.ts'

/** One entry below the other; what follows in a message stands further in, so that no message can look like the next. */
export function asText({ title, customer, liveChat, timeZone, messages }: Transcript): string {
  const moment = momentIn(timeZone)
  const lines = messages.flatMap((message) => {
    const said = [...(message.text === '' ? [] : plain(message.text).split('\n')), ...filesOf(message)]
    const [first = '', ...rest] = said
    return [`[${moment(message.sentAt)}] ${line(message.authorName)}: ${first}`, ...rest.map((more) => `    ${more}`)]
  })
  return [line(title), `${line(liveChat)} · ${line(customer)} · ${timeZone}`, '', ...lines, ''].join('\n')
}

const line = (text: string) => plain(text).replaceAll('\n', ' ')
