type Signature = readonly [type: string, at: number, bytes: string]

/** Text in bytes; what is between backslash x and two digits is a byte. */
const signatures: readonly Signature[] = [
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/gif', 0, 'GIF87a'],
  ['image/gif', 0, 'GIF89a'],
  ['image/webp', 8, 'WEBP'],
  ['image/avif', 4, 'ftypavif'],
  ['image/heic', 4, 'ftypheic'],
  ['audio/wav', 8, 'WAVE'],
  ['audio/mpeg', 0, 'ID3'],
  ['audio/mpeg', 0, '\xff\xfb'],
  ['audio/ogg', 0, 'OggS'],
  ['audio/flac', 0, 'fLaC'],
  ['audio/mp4', 4, 'ftypM4A'],
  ['video/webm', 0, '\x1a\x45\xdf\xa3'],
  ['video/quicktime', 4, 'ftypqt'],
  ['video/mp4', 4, 'ftyp'],
  ['application/pdf', 0, '%PDF-'],
  ['application/zip', 0, 'PK\x03\x04'],
  ['application/gzip', 0, '\x1f\x8b\x08'],
  ['application/x-7z-compressed', 0, '7z\xbc\xaf\x27\x1c'],
  // Programs, whatever they are called.
  ['application/x-msdownload', 0, 'MZ'],
  ['application/x-executable', 0, '\x7fELF'],
]

/** How many bytes at the start of a file tell its type. */
export const headLength = 16

/**
 * By the bytes, never by the name or by what the sender says. What a browser might run (SVG, HTML, XML, scripts) has no signature
 * here and is `application/octet-stream`, as is everything that we do not know (reliability §5.13).
 */
export function typeOf(head: Buffer): string {
  const text = head.toString('latin1')
  const found = signatures.find(([, at, bytes]) => text.startsWith(bytes, at))
  return found?.[0] ?? 'application/octet-stream'
}

/** Those that we re-encode. */
export const hasPreview = (type: string): boolean =>
  ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'].includes(type)
