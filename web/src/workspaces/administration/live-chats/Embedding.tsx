import { Anchor } from '@mantine/core'
import type { Website } from '@parley/contract'
import { IconExternalLink } from '@tabler/icons-react'
import { t } from '../../../texts/index.ts'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import css from './settings.module.css'

/** The link to the channel, the test page, and what to put on a website [CHN-09, WEB-03]. */
export function Embedding({ website }: { website: Website }) {
  return (
    <>
      <div className={css.stack}>
        <span className={css.label}>{t('settings.link')}</span>
        <div className={css.code}>
          <Anchor href={website.hostedUrl} target="_blank" rel="noreferrer" data-testid="hosted-link">
            {website.hostedUrl}
          </Anchor>
          <CopyButton text={website.hostedUrl} label={t('settings.copyLink')} />
        </div>
        <span className={css.note}>{t('settings.linkHint')}</span>
        <Anchor href={website.testUrl} target="_blank" rel="noreferrer" className={css.out} data-testid="test-link">
          {t('settings.test')}
          <IconExternalLink size={14} aria-hidden />
        </Anchor>
      </div>
      <div className={css.stack}>
        <span className={css.label}>{t('settings.snippet')}</span>
        <div className={css.code}>
          <pre data-testid="snippet">{website.snippet.trim()}</pre>
          <CopyButton text={website.snippet} label={t('settings.copySnippet')} />
        </div>
        <span className={css.note}>{t('settings.snippetHint')}</span>
      </div>
    </>
  )
}
