import { IconMessage2 } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useHeld } from '../../held.ts'
import { entitle } from '../../live/index.ts'
import { t } from '../../texts/index.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'

/** Nothing is chosen yet. */
export default function MessagesHome() {
  const mayWrite = useHeld((held) => held.mayWrite)
  useEffect(() => entitle(t('messages.messages')), [])
  return (
    <EmptyState
      icon={<IconMessage2 size={40} stroke={1.75} />}
      title={t('messages.nothingChosen')}
      text={t(mayWrite ? 'messages.chooseHint' : 'messages.none')}
    />
  )
}
