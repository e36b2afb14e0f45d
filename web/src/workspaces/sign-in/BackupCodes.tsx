import '../../texts/later.ts'
import { Button, Checkbox } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { t } from '../../texts/index.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import css from './sign-in.module.css'

/** Shown this once: one goes on when one says that they are kept. */
export function BackupCodes({ codes, organisation, done }: { codes: string[]; organisation: string; done: () => void }) {
  const [kept, setKept] = useState(false)
  const title = t('security.codesFile', { organisation })
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(`${title}\n\n${codes.join('\n')}\n`)}`
  return (
    <div className={css.form}>
      <p className={css.text}>{t('security.codesText')}</p>
      <ul className={css.codes} aria-label={t('security.codesTitle')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={css.ways}>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} stroke={1.75} />}
          renderRoot={(props) => <a href={file} download={`${title}.txt`} {...props} />}
        >
          {t('security.download')}
        </Button>
        <CopyButton text={codes.join('\n')} label={t('security.copyCodes')} />
      </div>
      <Checkbox label={t('security.kept')} checked={kept} onChange={(event) => setKept(event.currentTarget.checked)} />
      <Button disabled={!kept} onClick={done} fullWidth>
        {t('security.goOn')}
      </Button>
    </div>
  )
}
