import { Button, Slider, Text } from '@mantine/core'
import type { NoticeSettings } from '@parley/contract'
import { useEffect, useState } from 'react'
import { playHere, unlock } from '../../../live/sound.ts'
import { t } from '../../../texts/index.ts'
import css from './notices.module.css'
import { saveNotices } from './save-notices.ts'

/** How loud, and how it sounds [ui.md S30]. */
export function Volume({ settings: { volume } }: { settings: NoticeSettings }) {
  const [now, setNow] = useState(volume)
  useEffect(() => setNow(volume), [volume])
  const listen = async () => (await unlock()) && playHere('session', now)
  return (
    <div className={css.volume}>
      <div>
        <Text size="sm" fw={500} id="volume">
          {t('notices.volume')}
        </Text>
        <Slider
          thumbLabel={t('notices.volume')}
          step={5}
          value={now}
          onChange={setNow}
          onChangeEnd={(value) => void saveNotices({ volume: value })}
        />
      </div>
      <Button variant="default" onClick={() => void listen()}>
        {t('notices.listen')}
      </Button>
    </div>
  )
}
