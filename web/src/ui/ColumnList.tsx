import { ActionIcon, Checkbox } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import css from './columns.module.css'

export interface Columns {
  all: readonly { code: string; name: string }[]
  /** Codes in their order. */
  chosen: readonly string[]
  set: (codes: string[]) => void
  /** How moving one is called. */
  words: { up: (name: string) => string; down: (name: string) => string }
}

/** Which columns there are, and in which order; those that are not chosen stand at the end. */
export function ColumnList({ all, chosen, set, words }: Columns) {
  const byCode = new Map(all.map((column) => [column.code, column]))
  const move = (at: number, to: number) => set(chosen.toSpliced(at, 1).toSpliced(to, 0, chosen[at]!))
  return (
    <ul className={css.list}>
      {chosen.flatMap((code, at) => {
        const name = byCode.get(code)?.name
        if (name === undefined) return []
        return [
          <li key={code}>
            <Checkbox size="xs" label={name} checked onChange={() => set(chosen.filter((one) => one !== code))} />
            <ActionIcon size={24} aria-label={words.up(name)} disabled={at === 0} onClick={() => move(at, at - 1)}>
              <IconArrowUp size={14} aria-hidden />
            </ActionIcon>
            <ActionIcon
              size={24}
              aria-label={words.down(name)}
              disabled={at === chosen.length - 1}
              onClick={() => move(at, at + 1)}
            >
              <IconArrowDown size={14} aria-hidden />
            </ActionIcon>
          </li>,
        ]
      })}
      {all
        .filter(({ code }) => !chosen.includes(code))
        .map(({ code, name }) => (
          <li key={code}>
            <Checkbox size="xs" label={name} checked={false} onChange={() => set([...chosen, code])} />
          </li>
        ))}
    </ul>
  )
}
