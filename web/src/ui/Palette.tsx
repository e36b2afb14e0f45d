import '@mantine/spotlight/styles.layer.css'
import { createSpotlight, Spotlight, type SpotlightActionData } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useStore } from '../store.ts'
import { t } from '../texts/index.ts'
import { type Action, actions, finders, perform } from './actions.ts'
import { takeTyped } from './early-keys.ts'
import { Keys } from './Keys.tsx'
import css from './palette.module.css'

const [state, spotlight] = createSpotlight()

/** Ctrl/⌘ K: every action that is offered here and whatever the finders know [ui.md S3]. Loaded when it is first opened. */
export default function Palette({ close }: { close: () => void }) {
  const [query, setQuery] = useState('')
  const offered = useStore(actions).filter((action) => !action.keysOnly)
  const found = useFound(query)
  const opener = useRef(document.activeElement)
  const chosen = useRef<Action>(undefined)
  useEffect(() => spotlight.open(), [])
  // What was chosen may move the focus itself, or ask where it was: so it goes back first.
  useEffect(
    () => () => {
      const { current } = opener
      const action = chosen.current
      setTimeout(() => {
        if (current instanceof HTMLElement && current.isConnected) current.focus({ preventScroll: true })
        if (action) perform(action)
      })
    },
    [],
  )
  useOneSelected(query)
  const groups = Map.groupBy([...found, ...offered], (action) => action.group)
  return (
    <Spotlight
      store={state}
      shortcut={null}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={close}
      returnFocus={false}
      lockScroll={false}
      zIndex="var(--z-command)"
      scrollable
      classNames={{ action: css.action!, actionSection: css.section!, actionsGroup: css.group! }}
      overlayProps={{ color: 'var(--bg-overlay)', backgroundOpacity: 1, blur: 0 }}
      maxHeight={400}
      nothingFound={t('ui.paletteNothing')}
      searchProps={{
        'aria-label': t('ui.paletteSearch'),
        placeholder: t('ui.paletteSearch'),
        onFocus: () => {
          const early = takeTyped()
          setQuery((was) => was + early)
        },
        leftSection: <IconSearch size={18} stroke={1.75} />,
      }}
      actions={[...groups].map(([group, those]) => ({
        group,
        actions: those.map((action) => shown(action, () => (chosen.current = action))),
      }))}
    />
  )
}

/**
 * What Enter means is always marked: the first after each letter that is typed, and whatever the person moved to
 * stays it when more is offered. Spotlight knows the mark by an attribute, which goes with the element.
 */
function useOneSelected(query: string): void {
  const typed = useRef('')
  useEffect(() => {
    const offered = [...(document.getElementById(state.getState().listId)?.querySelectorAll('[data-action]') ?? [])]
    const was = typed.current === query ? offered.findIndex((one) => one.hasAttribute('data-selected')) : -1
    typed.current = query
    const selected = was < 0 && query && offered.length > 0 ? 0 : was
    for (const [at, one] of offered.entries()) one.toggleAttribute('data-selected', at === selected)
    if (selected !== state.getState().selected) state.updateState((now) => ({ ...now, selected }))
  })
}

function shown(action: Action, choose: () => void): SpotlightActionData {
  const { id, label, icon: Mark, keywords, why } = action
  const keys = [action.keys ?? []].flat()[0]
  return {
    id,
    label,
    keywords: keywords ?? '',
    onClick: choose,
    ...(why && { description: why }),
    leftSection: Mark ? <Mark size={18} stroke={1.75} /> : null,
    rightSection: keys ? <Keys keys={keys} /> : null,
  }
}

const WAIT = 200
const LEAST = 2

function useFound(query: string): readonly Action[] {
  const asked = useStore(finders)
  const [found, setFound] = useState<readonly Action[]>([])
  useEffect(() => {
    setFound([])
    if (query.trim().length < LEAST) return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      for (const find of asked) {
        find(query.trim(), stop.signal)
          .then(
            (more) => !stop.signal.aborted && setFound((was) => [...was, ...more.map((one) => ({ ...one, keywords: query }))]),
          )
          .catch(() => undefined)
      }
    }, WAIT)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [query, asked])
  return found
}
