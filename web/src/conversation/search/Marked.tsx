import css from './search.module.css'

/** As the server compares: whatever the case, and е for ё [SRC-05]. Each letter stays where it is. */
function folded(text: string): string {
  return [...text]
    .map((letter) => {
      const small = letter.toLowerCase()
      return small.length === letter.length ? (small === 'ё' ? 'е' : small) : letter
    })
    .join('')
}

/** Where it stands in a text, each place from and to. */
export function placesOf(text: string, wanted: string): [number, number][] {
  const [all, part] = [folded(text), folded(wanted)]
  const places: [number, number][] = []
  if (!part) return places
  for (let at = all.indexOf(part); at >= 0; at = all.indexOf(part, at + part.length)) places.push([at, at + part.length])
  return places
}

/** A text with what was searched for marked in it. */
export function Marked({ text, wanted }: { text: string; wanted: string }) {
  let done = 0
  const parts = placesOf(text, wanted).flatMap(([from, to]) => {
    const before = text.slice(done, from)
    done = to
    return [
      before,
      <mark key={from} className={css.mark}>
        {text.slice(from, to)}
      </mark>,
    ]
  })
  return (
    <>
      {parts}
      {text.slice(done)}
    </>
  )
}
