import { Button } from '@mantine/core'
import type { ResponseTemplate } from '@parley/contract'
import { useEffect, useRef } from 'react'
import { t } from '../../../texts/index.ts'
import css from './form.module.css'

/** Somebody was quicker; what was written here stays until it is decided. */
export function Meanwhile(props: { theirs: ResponseTemplate | 'gone'; show: () => void; keep: () => void }) {
  const { theirs, show, keep } = props
  const band = useRef<HTMLDivElement>(null)
  useEffect(() => band.current?.scrollIntoView({ block: 'center' }), [])
  if (theirs === 'gone')
    return (
      <div ref={band} className={css.band} role="alert">
        <span>{t('templates.gone')}</span>
        <Button size="compact-sm" variant="default" onClick={show}>
          {t('ui.close')}
        </Button>
      </div>
    )
  const name = theirs.changedBy?.name
  return (
    <div ref={band} className={css.band} role="alert">
      <span>{name ? t('templates.meanwhile', { name }) : t('templates.meanwhileSomebody')}</span>
      <Button size="compact-sm" variant="default" onClick={show}>
        {t('templates.showTheirs')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={keep}>
        {t('templates.keepMine')}
      </Button>
    </div>
  )
}
