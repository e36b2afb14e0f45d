import { ActionIcon } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { t } from '../texts/index.ts'
import { announce } from './announce.tsx'
import { Tooltip } from './Tooltip.tsx'

const SHOWN = 1500

export function CopyButton({ text, label = t('ui.copy') }: { text: string; label?: string }) {
  const [done, setDone] = useState(false)
  useEffect(() => {
    if (!done) return
    const timer = setTimeout(() => setDone(false), SHOWN)
    return () => clearTimeout(timer)
  }, [done])
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setDone(true)
    announce(t('ui.copied'))
  }
  return (
    <Tooltip label={done ? t('ui.copied') : label}>
      <ActionIcon aria-label={label} size={28} onClick={() => void copy()}>
        {done ? <IconCheck size={16} stroke={1.75} /> : <IconCopy size={16} stroke={1.75} />}
      </ActionIcon>
    </Tooltip>
  )
}
