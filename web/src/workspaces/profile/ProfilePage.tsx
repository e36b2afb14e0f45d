import '../../texts/later.ts'
import { useStore } from '../../store.ts'
import { t } from '../../texts/index.ts'
import { enterSends } from '../../ui/enter-sends.ts'
import { LookSettings } from '../../ui/LookSettings.tsx'
import { PaneHeader } from '../../ui/PaneHeader.tsx'
import { singleKeys } from '../../ui/shortcuts.ts'
import { workspace } from '../../workspace.ts'
import { Absences } from '../people/Absences.tsx'
import { AboutMe } from './AboutMe.tsx'
import { MyPassword } from './MyPassword.tsx'
import { MySecurity } from './MySecurity.tsx'
import { Notices } from './notices/Notices.tsx'
import css from './profile.module.css'
import { Switched } from './Switched.tsx'

export default function ProfilePage() {
  const me = useStore(workspace)?.me
  if (!me) return null
  return (
    <main className={css.page} id="main">
      <PaneHeader title={t('profile.title')} line />
      <div className={css.scroll}>
        <div className={css.sections}>
          <AboutMe me={me} />
          <div className={css.section}>
            <Absences userId={me.id} title={t('org.myAbsences')} hint={t('org.myAbsencesHint')} />
          </div>
          <MyPassword email={me.email} />
          <MySecurity email={me.email} />
          <section className={css.section} aria-labelledby="looks">
            <h2 id="looks">{t('profile.looks')}</h2>
            <div className={css.looks}>
              <LookSettings />
            </div>
            <Switched on={enterSends} label={t('profile.enterSends')} hint={t('profile.enterSendsHint')} />
            <Switched on={singleKeys} label={t('ui.singleKeys')} hint={t('ui.singleKeysHint')} />
          </section>
          <Notices />
        </div>
      </div>
    </main>
  )
}
