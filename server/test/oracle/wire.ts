import { type Client, clientOf } from '../client.ts'

/** Everything that each of them received, over HTTP and sockets. */
export interface Wire<Name extends string> {
  /** The same client, recorded. */
  tap<Given extends Client>(name: Name, client: Given): Given
  /** What one of them received that has this text in it. */
  received(name: Name): readonly string[]
  names(): Name[]
  bytes(): number
}

export function wire<Name extends string>(url: string): Wire<Name> {
  const all = new Map<Name, string[]>()
  return {
    tap(name, client) {
      const heard = all.get(name) ?? []
      all.set(name, heard)
      return { ...client, ...clientOf(url, client.headers, (received) => void heard.push(received)) }
    },
    received: (name) => all.get(name) ?? [],
    names: () => [...all.keys()],
    bytes: () => [...all.values()].flat().reduce((sum, text) => sum + text.length, 0),
  }
}

/** Something that stands in one place, and who may come to know it. */
export interface Canary<Name extends string> {
  what: string
  text: string
  readers: readonly Name[]
}

/** `visitorA received the name of the session: …`: whatever reached somebody who is none of its readers. */
export function leaks<Name extends string>({ names, received }: Wire<Name>, canaries: readonly Canary<Name>[]): string[] {
  return canaries.flatMap(({ what, text, readers }) =>
    names()
      .filter((name) => !readers.includes(name))
      .flatMap((name) => {
        const found = received(name).find((bytes) => bytes.includes(text))
        if (found === undefined) return []
        const at = found.indexOf(text)
        return [`${name} received ${what}: …${found.slice(Math.max(0, at - 120), at + text.length + 40)}…`]
      }),
  )
}
