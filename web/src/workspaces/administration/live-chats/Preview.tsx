import type { Website } from '@parley/contract'
import { t } from '../../../texts/index.ts'
import css from './settings.module.css'

/** The hosted page itself as a phone shows it; anew with each save. */
export function Preview({ website, version }: { website: Website; version: number }) {
  return (
    <aside className={css.preview} aria-label={t('settings.preview')}>
      <h2>{t('settings.preview')}</h2>
      <p className={css.note}>{t(website.enabled ? 'settings.previewSaved' : 'settings.previewOff')}</p>
      {website.enabled && (
        <iframe key={version} title={t('settings.preview')} src={website.hostedUrl} loading="lazy" data-testid="preview" />
      )}
    </aside>
  )
}
