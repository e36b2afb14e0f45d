import type { ReactNode } from 'react'
import css from './marks.module.css'

const PAIRS = 6

interface Shown {
  id: string
  name: string
  size?: 20 | 28 | 36
  badge?: ReactNode
  /** The file of a user's picture. */
  picture?: string | null
}

/** A picture, or initials on one of six soft pairs, chosen by the id. The name stands beside it, so it is not read. */
export function Avatar({ id, name, size = 36, badge, picture }: Shown) {
  return (
    <span className={css.avatar} data-size={size} data-pair={pairOf(id)} aria-hidden>
      {initialsOf(name)}
      {/* The file's id makes the address new when the picture is. */}
      {picture && <img src={`/api/users/${id}/avatar#${picture}`} alt="" loading="lazy" onError={hide} key={picture} />}
      {badge && <span className={css.avatarBadge}>{badge}</span>}
    </span>
  )
}

/** Initials show through where a picture is missing. */
function hide({ currentTarget }: { currentTarget: HTMLImageElement }): void {
  currentTarget.hidden = true
}

/** FNV-1a over the id, so that ids which differ at the end alone spread too. */
function pairOf(id: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193)
  return ((hash >>> 0) % PAIRS) + 1
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters =
    words.length > 1 ? [words[0]!, words.at(-1)!].map((word) => [...word][0] ?? '') : [...(words[0] ?? '')].slice(0, 1)
  return letters.join('').toLocaleUpperCase()
}
