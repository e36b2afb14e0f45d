import { useEffect, useRef } from 'react'

/** For what comes late and stands open from its first moment: when it goes, the focus returns to what opened it. */
export function useFocusBack(): void {
  const opener = useRef(document.activeElement)
  useEffect(() => {
    const pressed = opener.current
    return () => {
      if (pressed instanceof HTMLElement && pressed.isConnected) pressed.focus()
    }
  }, [])
}
