import { ActionIcon } from '@mantine/core'
import type { ReactNode } from 'react'
import { Menu } from '../../../ui/Menu.tsx'
import { Reasoned } from '../../../ui/Reasoned.tsx'

interface Chosen {
  /** Why nothing can be chosen now; '' where it can. */
  why: string
  label: string
  icon: ReactNode
  className?: string | undefined
  children: ReactNode
}

/** A small button that opens a menu, or says why it does not. */
export function Choice({ why, label, icon, className, children }: Chosen) {
  const button = (
    <ActionIcon size={28} aria-label={label}>
      {icon}
    </ActionIcon>
  )
  if (why) return <Reasoned why={why}>{button}</Reasoned>
  return (
    <Menu position="bottom-end">
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown className={className}>{children}</Menu.Dropdown>
    </Menu>
  )
}
