import { readTranscript, type SessionCard } from '@parley/contract'
import { IconFileText, IconFileTypePdf, IconMail } from '@tabler/icons-react'
import { saveFrom } from '../../../../conversation/save-transcript.ts'
import { useHeld } from '../../../../held.ts'
import { addressOf } from '../../../../live/index.ts'
import { transcript } from '../../../../texts/en/transcript.ts'
import { learn, t } from '../../../../texts/index.ts'
import { Menu } from '../../../../ui/Menu.tsx'
import { ReasonedItem } from '../../../../ui/Reasoned.tsx'
import { mailing } from '../dialogs.ts'

learn({ transcript })

const mark = { size: 16, stroke: 1.75 }

/** Export transcript: as text, as PDF, by e-mail [TRN-01, ui.md S8]. */
export function TranscriptItems({ card: { id: sessionId } }: { card: SessionCard }) {
  const offline = useHeld(({ me }) => me.online === false)
  const save = (format: 'text' | 'pdf') => saveFrom(addressOf(readTranscript.path, { sessionId }, { format }))
  return (
    <>
      <Menu.Label>{t('transcript.title')}</Menu.Label>
      <Menu.Item leftSection={<IconFileText {...mark} />} onClick={() => save('text')}>
        {t('transcript.text')}
      </Menu.Item>
      <Menu.Item leftSection={<IconFileTypePdf {...mark} />} onClick={() => save('pdf')}>
        {t('transcript.pdf')}
      </Menu.Item>
      <ReasonedItem why={offline ? t('sessions.viewOnly') : ''} icon={<IconMail {...mark} />} run={() => mailing.set(sessionId)}>
        {t('transcript.mail')}
      </ReasonedItem>
    </>
  )
}
