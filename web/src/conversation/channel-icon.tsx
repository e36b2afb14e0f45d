import {
  type Icon,
  IconBrandInstagram,
  IconBrandMessenger,
  IconBrandTelegram,
  IconBrandVk,
  IconBrandWhatsapp,
  IconBuilding,
  IconMail,
  IconMessageCircle,
  IconWorld,
} from '@tabler/icons-react'
import { type TextKey, t } from '../texts/index.ts'

interface Kind {
  icon: Icon
  name: TextKey
}

const internal: Kind = { icon: IconBuilding, name: 'conversation.internal' }
const unknown: Kind = { icon: IconMessageCircle, name: 'conversation.messenger' }
const kinds: Readonly<Record<string, Kind>> = {
  internal,
  website: { icon: IconWorld, name: 'conversation.website' },
  email: { icon: IconMail, name: 'conversation.email' },
  telegram: { icon: IconBrandTelegram, name: 'conversation.telegram' },
  whatsapp: { icon: IconBrandWhatsapp, name: 'conversation.whatsapp' },
  vk: { icon: IconBrandVk, name: 'conversation.vk' },
  messenger: { icon: IconBrandMessenger, name: 'conversation.facebook' },
  instagram: { icon: IconBrandInstagram, name: 'conversation.instagram' },
}

/** What a kind of channel is called; one that is not known here has a neutral name and icon. */
export function channelName(kind: string): string {
  return t((kinds[kind] ?? unknown).name)
}

export function ChannelIcon({ kind, size = 14, label = false }: { kind: string; size?: number; label?: boolean }) {
  const Mark = (kinds[kind] ?? unknown).icon
  return (
    <Mark size={size} stroke={1.75} {...(label ? { role: 'img', 'aria-label': channelName(kind) } : { 'aria-hidden': true })} />
  )
}
