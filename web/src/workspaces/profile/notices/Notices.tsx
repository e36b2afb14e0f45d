import '../../../texts/notices.ts'
import { Switch } from '@mantine/core'
import { useHeld } from '../../../held.ts'
import { t } from '../../../texts/index.ts'
import css from '../profile.module.css'
import { Matrix } from './Matrix.tsx'
import { QuietHours } from './QuietHours.tsx'
import { SelfTest } from './SelfTest.tsx'
import { saveNotices } from './save-notices.ts'
import { ThisBrowser } from './ThisBrowser.tsx'
import { Volume } from './Volume.tsx'

/** How somebody is told, in all of their browsers and in this one [ACT-05, B-14, ui.md S30]. */
export function Notices() {
  const settings = useHeld(({ notices }) => notices.settings)
  return (
    <section className={css.section} aria-labelledby="notices">
      <h2 id="notices">{t('notices.title')}</h2>
      <p className={css.hint}>{t('notices.intro')}</p>
      <Matrix settings={settings} />
      <Volume settings={settings} />
      <Switch
        label={t('notices.repeat')}
        description={t('notices.repeatHint')}
        checked={settings.repeat}
        onChange={(event) => void saveNotices({ repeat: event.currentTarget.checked })}
      />
      <Switch
        label={t('notices.privatePreviews')}
        description={t('notices.privatePreviewsHint')}
        checked={settings.privatePreviews}
        onChange={(event) => void saveNotices({ privatePreviews: event.currentTarget.checked })}
      />
      <QuietHours settings={settings} />
      <ThisBrowser />
      <SelfTest volume={settings.volume} />
    </section>
  )
}
