import { IconWifiOff } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { connection } from '../live/index.ts'
import { useStore } from '../store.ts'
import { t } from '../texts/index.ts'
import { announce } from '../ui/announce.tsx'
import { Banner } from '../ui/Banner.tsx'

const BEFORE = 2000

/** Tells of a lost connection after 2 s, and of being offline at once; going away it is told to those who hear the page alone. */
export function ConnectionBar() {
  const { socket, online } = useStore(connection)
  const trouble = !online ? 'offline' : socket === 'lost' ? 'lost' : undefined
  const shown = useLasting(trouble)
  const before = useRef(shown)
  useEffect(() => {
    if (before.current && !shown) announce(t('ui.backOnline'))
    before.current = shown
  }, [shown])
  if (!shown) return null
  return (
    <Banner tone="warning" icon={<IconWifiOff size={16} stroke={1.75} />}>
      {shown === 'offline' ? t('ui.offline') : t('ui.connectionLost')}
    </Banner>
  )
}

function useLasting(trouble: 'offline' | 'lost' | undefined) {
  const [lasting, setLasting] = useState(trouble)
  useEffect(() => {
    const timer = setTimeout(() => setLasting(trouble), trouble === 'lost' ? BEFORE : 0)
    return () => clearTimeout(timer)
  }, [trouble])
  return lasting
}
