import { ActionIcon } from '@mantine/core'
import { IconMail, IconPhone } from '@tabler/icons-react'
import { createContext, type ReactNode, useContext } from 'react'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { t } from '../words.ts'
import css from './field.module.css'

/** Where an item is read, what else can be done with a phone, an e-mail or an account of it; elsewhere there is the link alone. */
export const Contacting = createContext<((value: string) => ReactNode) | undefined>(undefined)

/** How somebody is reached: called, written to by mail, or in the messenger [ui.md S20]. */
export function Contact({ kind, value }: { kind: string; value: string }) {
  const more = useContext(Contacting)
  const way = kind === 'phone' || kind === 'email' ? ways[kind] : undefined
  const text = way ? (
    <a className={css.link} href={way.scheme + value}>
      {value}
    </a>
  ) : (
    value
  )
  if (!more) return text
  return (
    <span className={css.contact}>
      {text}
      {way && (
        <Tooltip label={t(way.label, { value })}>
          <ActionIcon component="a" href={way.scheme + value} aria-label={t(way.label, { value })}>
            <way.icon size={16} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      {more(value)}
    </span>
  )
}

const ways = {
  phone: { scheme: 'tel:', label: 'fields.call', icon: IconPhone },
  email: { scheme: 'mailto:', label: 'fields.mail', icon: IconMail },
} as const
