import type { MenuProps, PopoverProps } from '@mantine/core'
import {
  Children,
  createContext,
  createElement,
  type FunctionComponent,
  isValidElement,
  type ReactNode,
  type Ref,
  use,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { type Late, late } from './late.ts'
import { useMenuKeys } from './menu-keys.ts'

export type Parts = typeof import('./floating-parts.ts')
type Kind = 'Menu' | 'Popover'
/** What it stands beside: an element, or the point where somebody pressed. */
export type Place = Element | { getBoundingClientRect: () => DOMRect; contextElement: Element }

export const floating: Late<Parts> = late(() => import('./floating-parts.ts'))
/** For who points at something: by the time they press, it is there. */
export const fetchFloating = (): void => void floating.load().catch(() => undefined)

interface Floating {
  kind: Kind
  /** The target's; the dropdown's is `<id>-dropdown`, as Mantine has it. */
  id: string
  opened: boolean
  controlled: boolean
  change: (opened: boolean) => void
  target: { current: Element | null }
  /** Opens at a point and not beside the target. */
  openAt: (place: Place) => void
}

const Context = createContext<Floating | undefined>(undefined)

export function useFloating(): Floating {
  return use(Context)!
}

interface Props {
  kind: Kind
  targets: readonly unknown[]
  opened?: boolean | undefined
  onChange?: ((opened: boolean) => void) | undefined
  children?: ReactNode
}

/**
 * Mantine's menu or popover, whose target stands alone until it is opened for the first time: lists of thousands draw no more than
 * their rows, and the parts that float come late. The target has to be its child; the rest is drawn when it is open.
 */
export function Frame({ kind, targets, opened: given, onChange, children, ...props }: Props) {
  const id = useId()
  const target = useRef<Element>(null)
  const [own, setOwn] = useState(false)
  const [place, setPlace] = useState<Place>()
  const opened = given ?? own
  const [wanted, setWanted] = useState(opened)
  if (opened && !wanted) setWanted(true)
  const change = (next: boolean) => {
    setOwn(next)
    if (next !== opened) onChange?.(next)
  }
  const openAt = (at: Place) => {
    setPlace(at)
    change(true)
  }
  useMenuKeys(kind === 'Menu' && opened, () => change(false))
  const all = Children.toArray(children)
  const isTarget = (child: ReactNode) => isValidElement(child) && targets.includes(child.type)
  return (
    <Context value={{ kind, id, opened, controlled: given !== undefined, change, target, openAt }}>
      {all.filter(isTarget)}
      {wanted && (
        <Standing place={place} {...props}>
          {all.filter((child) => !isTarget(child))}
        </Standing>
      )}
    </Context>
  )
}

type Standing = { place: Place | undefined; children: ReactNode } & Omit<MenuProps & PopoverProps, 'children'>

function Standing({ place, children, ...props }: Standing) {
  const { kind, id, opened, change, target } = useFloating()
  const parts = floating.use()
  useEffect(fetchFloating, [])
  // Mantine notes where the focus was when it goes from closed to open.
  const [shown, setShown] = useState(false)
  useEffect(() => setShown(opened && parts !== undefined), [opened, parts])
  if (!parts) return null
  const Whole = parts[kind] as Parts['Menu']
  return (
    <Whole {...props} id={id} opened={shown} onChange={change}>
      <Whole.Target>
        <Anchor at={place ?? target.current} />
      </Whole.Target>
      {children}
    </Whole>
  )
}

/** Draws nothing: tells Mantine of an element that stands elsewhere in the tree. */
function Anchor({ at, ref }: { at: Place | null; ref?: Ref<Place> }) {
  useLayoutEffect(() => {
    if (typeof ref !== 'function') return
    ref(at)
    return () => void ref(null)
  }, [at, ref])
  return null
}

/** A part that only stands in what floats, and so finds Mantine loaded. */
export function Part({ choose, ...props }: { choose: (parts: Parts) => unknown; [prop: string]: unknown }) {
  const parts = floating.use()
  return parts ? createElement(choose(parts) as FunctionComponent, props) : null
}

/** One handler of several: of the element itself, of what stands around it, and ours. */
export function heard(...handlers: unknown[]): (event: unknown) => void {
  return (event) => {
    for (const handler of handlers) if (typeof handler === 'function') handler(event)
  }
}
