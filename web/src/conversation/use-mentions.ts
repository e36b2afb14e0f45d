import type { Person } from '@parley/contract'
import { type KeyboardEvent, useEffect, useState } from 'react'

/** What stands before the cursor where somebody begins to mention. */
const BEGUN = /(?:^|\s)@([^\s@]{0,40}(?: [^\s@]{0,40})?)$/u

interface Given {
  text: string
  write: (text: string, cursor: number) => void
  find: ((search: string) => Promise<readonly Person[]>) | undefined
}

/** Colleagues who are offered behind an @ [NOT-01]: ↑ and ↓ choose, Enter or Tab takes, Esc goes on writing. */
export function useMentions({ text, write, find }: Given) {
  const [at, setAt] = useState(0)
  const [mark, setMark] = useState(0)
  const [shut, setShut] = useState<number>()
  const [offered, setOffered] = useState<readonly Person[]>([])
  const [chosen, setChosen] = useState<readonly Person[]>([])
  const begun = find && shut !== at ? BEGUN.exec(text.slice(0, at))?.[1] : undefined
  useEffect(() => {
    setMark(0)
    if (begun === undefined || !find) return setOffered([])
    let late = false
    find(begun.trim()).then(
      (people) => !late && setOffered(people),
      () => !late && setOffered([]),
    )
    return () => {
      late = true
    }
  }, [begun, find])
  const choose = (one: Person) => {
    const start = at - (begun?.length ?? 0)
    setChosen((was) => [...was, one])
    write(`${text.slice(0, start)}${one.name} ${text.slice(at)}`, start + one.name.length + 1)
    setOffered([])
  }
  const press = (event: KeyboardEvent): boolean => {
    const one = offered[mark]
    if (!one) return false
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      setMark((mark + (event.key === 'ArrowDown' ? 1 : offered.length - 1)) % offered.length)
    else if (event.key === 'Enter' || event.key === 'Tab') choose(one)
    else if (event.key === 'Escape') setShut(at)
    else return false
    event.preventDefault()
    return true
  }
  /** Only who still stands in the text is mentioned. */
  const mentioned = () => [...new Set(chosen.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id))]
  return { offered, mark, choose, press, setAt, mentioned }
}
