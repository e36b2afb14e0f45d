import { Button } from '@mantine/core'
import { readAddress } from '@parley/contract'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ask } from '../../live/index.ts'
import { t } from '../../texts/index.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import css from './setup.module.css'
import { trySocket } from './try-socket.ts'

/** What a reverse proxy has to pass on: product names and settings of nginx, not words to be translated. */
const nginx = `location /api/socket {
  proxy_pass http://127.0.0.1:8080;
  proxy_http_version 1.1;
  proxy_set_header Upgrade $http_upgrade;
  proxy_set_header Connection "upgrade";
  proxy_set_header Host $host;
  proxy_read_timeout 90s;
}`

/** Whether links and the live connection work at the address that somebody came by [ui.md S1]. */
export function Address() {
  const known = useQuery({ queryKey: ['address'], queryFn: ({ signal }) => ask(readAddress, { signal }) })
  const trial = useQuery({ queryKey: ['socket-trial'], queryFn: trySocket, gcTime: 0, retry: false, refetchOnWindowFocus: false })
  const [here, url] = [location.origin, known.data?.url]
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname)
  return (
    <section className={css.part} aria-label={t('security.address')}>
      <h2>{t('security.address')}</h2>
      {url === here && <Found good>{t('security.addressIs', { url })}</Found>}
      {url !== undefined && url !== here && <Found>{t('security.addressDiffers', { here, url })}</Found>}
      {url === here && local && <p className={css.text}>{t('security.addressLocal')}</p>}
      <div role="status">
        {trial.isFetching && <p className={css.text}>{t('security.socketTesting')}</p>}
        {!trial.isFetching && trial.data === 'works' && <Found good>{t('security.socketWorks')}</Found>}
        {!trial.isFetching && trial.data === 'refused' && <Found>{t('security.socketRefused')}</Found>}
        {!trial.isFetching && trial.data === 'fails' && <Found>{t('security.socketFails')}</Found>}
      </div>
      {!trial.isFetching && trial.data === 'fails' && (
        <div className={css.copied}>
          <div>
            <code>{nginx}</code>
            <CopyButton text={nginx} label={t('security.copyProxy')} />
          </div>
        </div>
      )}
      {!trial.isFetching && trial.data !== 'works' && (
        <div>
          <Button variant="default" size="compact-sm" onClick={() => void trial.refetch()}>
            {t('security.tryAgain')}
          </Button>
        </div>
      )}
    </section>
  )
}

function Found({ good = false, children }: { good?: boolean; children: ReactNode }) {
  const Mark = good ? IconCircleCheck : IconAlertTriangle
  return (
    <p className={css.found} data-good={good}>
      <Mark size={16} stroke={1.75} aria-hidden />
      <span>{children}</span>
    </p>
  )
}
