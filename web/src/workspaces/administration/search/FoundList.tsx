import { IconSearchOff } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useId } from 'react'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { SideScroll } from '../../../ui/SideMenu.tsx'
import { type Found, useFound } from './find.ts'
import { reveal } from './reveal.ts'
import css from './search.module.css'
import { t } from './words.ts'

interface Shown {
  typed: string
  /** Which of all is marked, from 0. */
  at: number
  listId: string
  optionId: (at: number) => string
  /** How many there are, and what Enter does with one. */
  offer: (count: number, choose: (at: number) => void) => void
  chosen: () => void
}

/** What was found, by kind. The focus stays in the field. */
export default function FoundList({ typed, at, listId, optionId, offer, chosen }: Shown) {
  const { groups, waiting } = useFound(typed)
  const navigate = useNavigate()
  const all = groups.flatMap(({ found }) => found)
  const go = async (one: Found | undefined) => {
    if (!one) return
    chosen()
    await navigate({ to: one.to, search: (one.search ?? {}) as never })
    reveal(one.to, one.setting)
  }
  useEffect(() => offer(all.length, (which) => void go(all[which])))
  const marked = optionId(at)
  useEffect(() => {
    document.getElementById(marked)?.scrollIntoView({ block: 'nearest' })
  }, [marked])
  return (
    <SideScroll>
      <p className={css.count} role="status">
        {(!waiting || all.length > 0) && t('settingsSearch.found', { count: all.length })}
      </p>
      {all.length > 0 && (
        <div role="listbox" id={listId} aria-label={t('settingsSearch.list')}>
          {groups.map(({ name, found }) => (
            <Group key={name} name={name}>
              {found.map((one) => {
                const place = all.indexOf(one)
                return (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the field's, which keeps the focus.
                  <div
                    key={one.key}
                    id={optionId(place)}
                    role="option"
                    aria-selected={place === at}
                    tabIndex={-1}
                    className={css.option}
                    onMouseDown={(event) => event.preventDefault()}
                    onClick={() => void go(one)}
                  >
                    {one.label}
                    {one.within && <small>{one.within}</small>}
                  </div>
                )
              })}
            </Group>
          ))}
        </div>
      )}
      {!waiting && all.length === 0 && (
        <EmptyState
          icon={<IconSearchOff size={40} stroke={1.75} />}
          title={t('settingsSearch.nothing')}
          text={t('settingsSearch.nothingHint')}
        />
      )}
    </SideScroll>
  )
}

function Group({ name, children }: { name: string; children: React.ReactNode }) {
  const id = useId()
  return (
    // biome-ignore lint/a11y/useSemanticElements: within a listbox a group is a part of the list, no fieldset.
    <div role="group" aria-labelledby={id}>
      <div id={id} className={css.heading} role="presentation">
        {name}
      </div>
      {children}
    </div>
  )
}
