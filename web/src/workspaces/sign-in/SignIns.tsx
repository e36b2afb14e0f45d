import '../../texts/later.ts'
import { Button } from '@mantine/core'
import type { SignIn } from '@parley/contract'
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react'
import { t } from '../../texts/index.ts'
import { Tag } from '../../ui/Tag.tsx'
import { full } from '../../ui/time.ts'
import css from './sign-in.module.css'

const phones = ['iPhone', 'iPad', 'Android']

/** Browsers with a sign-in, each with the button that ends it. */
export function SignIns(props: { signIns: readonly SignIn[]; end: (signIn: SignIn) => void; busy: boolean }) {
  return (
    <ul className={css.devices}>
      {props.signIns.map((signIn) => {
        const { id, browser, system, address, by, createdAt, usedAt, current } = signIn
        const name =
          browser && system ? t('security.deviceOn', { browser, system }) : browser || system || t('security.unknownBrowser')
        const Mark = phones.includes(system) ? IconDeviceMobile : IconDeviceDesktop
        return (
          <li key={id}>
            <Mark size={20} stroke={1.75} aria-hidden />
            <div>
              <b>{name}</b> {current && <Tag tone="success">{t('security.thisDevice')}</Tag>}{' '}
              {by === 'sso' && <Tag tone="neutral">{t('security.bySso')}</Tag>}
              <p>
                {[address, t('security.used', { time: full(usedAt) }), t('security.since', { time: full(createdAt) })]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
            {!current && (
              <Button
                variant="default"
                size="compact-sm"
                disabled={props.busy}
                aria-label={t('security.endThis', { device: name })}
                onClick={() => props.end(signIn)}
              >
                {t('security.end')}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
