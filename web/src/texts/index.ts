import { setupI18n } from '@lingui/core'
import type { Problem } from '@parley/contract'
import type { LateParts } from './en/late.ts'
import { en } from './en.ts'
import type { later } from './later.ts'

/** What every language has to say: the parts and keys of English. */
type English = typeof en & typeof later & LateParts
type Catalogue = { readonly [Part in keyof English]: Readonly<Record<keyof English[Part], string>> }

/** `part.key` of the catalogue, `ui.tryAgain` for instance. */
export type TextKey = { [Part in keyof Catalogue]: `${Part}.${keyof Catalogue[Part] & string}` }[keyof Catalogue]

export type TextValues = Readonly<Record<string, string | number>>

const i18n = setupI18n({ locale: 'en', messages: { en: {} } })
const texts: Partial<Catalogue> = { ...en }
const loaded = new Set<string>()

/**
 * The words for a key in the person's language. Messages are ICU: `{count, plural, one {# file} other {# files}}`; the build has
 * compiled them (compile-texts.ts).
 */
export function t(key: TextKey, values?: TextValues): string {
  if (!loaded.has(key)) {
    i18n.load(i18n.locale, { [key]: wordsOf(key) })
    loaded.add(key)
  }
  return i18n._(key, values)
}

/** Words that come with a screen of their own (later.ts), so that the first visit does not wait for them. */
export function learn(parts: Partial<Catalogue>): void {
  Object.assign(texts, parts)
}

/** The words for what the server refused. */
export function refusalText(code: Problem['code']): string {
  return t(`refusals.${code}`)
}

/** BCP 47, also for dates and numbers. */
export function language(): string {
  return i18n.locale
}

function wordsOf(key: TextKey): string {
  const dot = key.indexOf('.')
  const part = texts[key.slice(0, dot) as keyof Catalogue] as Readonly<Record<string, string>> | undefined
  return part?.[key.slice(dot + 1)] ?? key
}
