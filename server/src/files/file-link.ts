import type { Asker } from '../people/index.ts'
import type { Means, Urls } from '../platform/means.ts'

/** How long (ms) a link to a file's bytes holds (reliability §5.13). */
const patience = 5 * 60_000
const context = 'file-link'

/** What one link opens, and for whom. */
export interface Linked {
  fileId: string
  as: 'file' | 'preview' | 'avatar'
  asker: Asker
}

/** Whether files have an origin that they share with no sign-in (reliability §5.1). */
export function haveOwnOrigin({ app, files }: Urls): boolean {
  return new URL(files).origin !== new URL(app).origin
}

/** An address on the files' origin, which has no cookies: whoever asks is named in it, sealed by the installation's key. */
export function linkTo({ secrets, urls }: Pick<Means, 'secrets' | 'urls'>, { fileId, as, asker }: Linked): string {
  const who = asker.kind === 'user' ? { ...asker, signIn: undefined } : asker
  const text = JSON.stringify({ fileId, as, asker: who, until: Date.now() + patience })
  return `${urls.files}/f/${secrets.seal(text, context)}`
}

/** Undefined for what was not sealed here, or no longer holds. */
export function openLink({ secrets }: Pick<Means, 'secrets'>, sealed: string): Linked | undefined {
  try {
    const { until, ...linked } = JSON.parse(secrets.open(sealed, context)) as Linked & { until: number }
    return until > Date.now() ? linked : undefined
  } catch {
    return undefined
  }
}
