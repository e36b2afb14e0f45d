import type { Message, Quote } from './messages.ts'
import type { Preview } from './sessions.ts'

type Told = Pick<Message, 'author' | 'authorName' | 'text' | 'files' | 'withdrawnAt'>

/** One line of at most 140 code points. */
export function previewOf({ author, authorName, text, files, withdrawnAt }: Told): Preview {
  const line = [...text.slice(0, 400).replace(/\s+/g, ' ').trim()].slice(0, 140).join('')
  const fileName = line === '' ? (files[0]?.name ?? null) : null
  return { author, authorName, text: line, fileName, ...(withdrawnAt && { withdrawn: true }) }
}

/** A message as those that answer to it show it [CNV-04]. */
export function quoteOf(message: Told & Pick<Message, 'id' | 'changed'>): Quote {
  const { id: messageId, changed } = message
  return { messageId, ...previewOf(message), ...(changed && { changed }) }
}
