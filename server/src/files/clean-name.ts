const longest = 200

/** What turns text around or hides it, so that `gpj.exe` could look like `exe.jpg`; and what is not a character at all. */
const deceiving = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cn}\p{Cs}]/gu

/**
 * A name from outside is data: it is shown and offered for saving, never a path of ours (reliability §5.12). Of a path the last
 * part stays. The end stays too when it is too long, since that says what the file is.
 */
export function cleanName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const clean = last.replace(deceiving, '').replace(/\s+/gu, ' ').trim().replace(/^\.+/, '')
  const letters = [...clean]
  const dot = letters.lastIndexOf('.')
  const end = dot > 0 && letters.length - dot <= 20 ? letters.slice(dot) : []
  const short = letters.length > longest ? [...letters.slice(0, longest - end.length), ...end] : letters
  return short.join('') || 'file'
}
