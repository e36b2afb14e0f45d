import type { FloatingPosition } from '@mantine/core'
import { useMergedRef } from '@mantine/hooks'
import {
  cloneElement,
  type FocusEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  type Ref,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { fetchFloating, floating, heard, type Place } from './floating.tsx'

const DELAY = 400

interface Props {
  label: ReactNode
  position?: FloatingPosition
  disabled?: boolean
  children: ReactElement
  ref?: Ref<Element>
}

/** What something is called, for who points at it or comes to it by keyboard; hidden again by Escape [WCAG 1.4.13]. */
export function Tooltip({ label, position = 'top', disabled, children, ref, ...passed }: Props) {
  const child = children as ReactElement<Record<string, unknown>>
  const own = child.props
  const outer = passed as Record<string, unknown>
  const element = useRef<Element>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [shown, setShown] = useState(false)
  const hide = () => {
    clearTimeout(timer.current)
    setShown(false)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  const point = ({ pointerType }: PointerEvent) => {
    if (pointerType === 'touch') return
    fetchFloating()
    timer.current = setTimeout(() => setShown(true), DELAY)
  }
  const focus = ({ currentTarget }: FocusEvent) => currentTarget.matches(':focus-visible') && setShown(true)
  const both = (name: string, ...ours: unknown[]) => ({ [name]: heard(own[name], outer[name], ...ours) })
  return (
    <>
      {cloneElement(child, {
        ...outer,
        ref: useMergedRef(element, ref, own['ref'] as Ref<Element>),
        ...both('onClick'),
        ...both('onPointerEnter', point),
        ...both('onPointerLeave', hide),
        ...both('onFocus', focus),
        ...both('onBlur', hide),
      })}
      {shown && !disabled && element.current && <Tip label={label} position={position} target={element.current} hide={hide} />}
    </>
  )
}

interface TipProps {
  label: ReactNode
  position: FloatingPosition
  target: Element
  hide: () => void
}

function Tip({ target, hide, ...props }: TipProps) {
  const parts = floating.use()
  useEffect(fetchFloating, [])
  useEffect(() => {
    const press = ({ key }: KeyboardEvent) => key === 'Escape' && hide()
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  })
  return (
    parts && (
      <parts.Tooltip {...props} opened>
        <Described target={target} />
      </parts.Tooltip>
    )
  )
}

/** Stands for the target: the tooltip finds its place by it, and it is told what describes it. */
function Described({ target, ref, 'aria-describedby': by }: { target: Element; ref?: Ref<Place>; 'aria-describedby'?: string }) {
  useLayoutEffect(() => {
    if (typeof ref !== 'function') return
    ref(target)
    return () => void ref(null)
  }, [target, ref])
  useEffect(() => {
    if (!by) return
    const before = target.getAttribute('aria-describedby')
    target.setAttribute('aria-describedby', before ? `${before} ${by}` : by)
    return () => {
      if (before) target.setAttribute('aria-describedby', before)
      else target.removeAttribute('aria-describedby')
    }
  }, [target, by])
  return null
}
