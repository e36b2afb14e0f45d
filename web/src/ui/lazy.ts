import type { ComponentType, LazyExoticComponent } from 'react'
// biome-ignore lint/style/noRestrictedImports: this is where it comes from.
import { lazy as ofReact } from 'react'
import { connection, worthATry } from '../live/index.ts'

/** So often a part is asked for while there is a network: some eight seconds. */
const MOST = 5

/**
 * A part of the program that comes when it is drawn. React's own remembers for ever that a part did not come; this one is asked for
 * again until it has, so that a network that was gone for a moment breaks no page.
 */
// biome-ignore lint/suspicious/noExplicitAny: React's own says the same of what it draws
export function lazy<T extends ComponentType<any>>(fetch: () => Promise<{ default: T }>): LazyExoticComponent<T> {
  return ofReact(async () => {
    for (let tries = 1; ; tries++)
      try {
        return await fetch()
      } catch (error) {
        if (tries >= MOST && connection.get().online) throw error
        await worthATry(tries - 1)
        fetchStylesAgain()
      }
  })
}

/** Vite asks for the styles of a part once only, whether they came or not. */
function fetchStylesAgain(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]'))
    if (!link.sheet) link.replaceWith(link.cloneNode())
}
