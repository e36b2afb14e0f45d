const link = /https?:\/\/[^\s<>"]+[^\s<>".,:;!?'’)\]}]/g

/** Text as it was written; only web addresses become links, and nothing else becomes anything (reliability §5.16). */
export function Linked({ text }: { text: string }) {
  const parts = []
  let from = 0
  for (const { 0: href, index } of text.matchAll(link)) {
    parts.push(
      text.slice(from, index),
      <a href={href} target="_blank" rel="noopener noreferrer nofollow">
        {href}
      </a>,
    )
    from = index + href.length
  }
  return <>{[...parts, text.slice(from)]}</>
}
