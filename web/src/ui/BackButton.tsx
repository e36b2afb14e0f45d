import { ActionIcon } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { t } from '../texts/index.ts'
import css from './header.module.css'

/** From the main part to the menu, where there is room for one of the two alone. */
export function BackButton({ to, search = {} }: { to: string; search?: Readonly<Record<string, string>> }) {
  return (
    <ActionIcon
      className={css.back}
      aria-label={t('ui.back')}
      renderRoot={(props) => <Link to={to} search={search as never} {...props} />}
    >
      <IconArrowLeft size={18} stroke={1.75} />
    </ActionIcon>
  )
}
