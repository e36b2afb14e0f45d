import { useEffect, useEffectEvent } from 'react'

const moves = ['ArrowDown', 'ArrowUp', 'Home', 'End']
const takes = ['Enter', ' ']
const inMenu = () => document.activeElement?.closest('[role=menu]')

/**
 * A menu that was opened may still be on its way, and what opened it has the keyboard until then. Keys are the menu's all the same:
 * Escape closes it, and what moves and takes is done when it has the keyboard.
 */
export function useMenuKeys(opened: boolean, close: () => void): void {
  const leave = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || inMenu()) return
    event.stopPropagation()
    close()
  })
  useEffect(() => {
    if (!opened) return
    let kept: KeyboardEvent[] | undefined = []
    const press = (event: KeyboardEvent) => {
      leave(event)
      if (!kept || inMenu() || ![...moves, ...takes].includes(event.key)) return
      event.preventDefault()
      event.stopPropagation()
      kept.push(event)
    }
    const arrive = () => {
      if (!kept || !inMenu()) return
      const keys = kept
      kept = undefined
      for (const { key, code } of keys) {
        const at = document.activeElement as HTMLElement
        if (takes.includes(key)) at.click()
        else at.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }))
      }
    }
    document.addEventListener('keydown', press, { capture: true })
    document.addEventListener('focusin', arrive)
    return () => {
      document.removeEventListener('keydown', press, { capture: true })
      document.removeEventListener('focusin', arrive)
    }
  }, [opened])
}
