import type { UserImport } from '@parley/contract'
import { IconShieldExclamation } from '@tabler/icons-react'
import css from './import.module.css'
import { Rows } from './Rows.tsx'
import { Told } from './Told.tsx'
import { t } from './words.ts'

const mostNames = 5

/** What would come of the file; nobody has been invited yet. */
export function Preview({ doing }: { doing: UserImport }) {
  const bad = doing.rows.filter(({ faults }) => faults.length > 0)
  const good = doing.rows.filter(({ faults }) => faults.length === 0)
  const chiefs = good.filter(({ administrator }) => administrator)
  const names = [...chiefs.slice(0, mostNames).map(({ name }) => name), ...(chiefs.length > mostNames ? ['…'] : [])].join(', ')
  return (
    <>
      <Told>
        <b>{t('userImport.good', { count: doing.good })}</b>
        {doing.bad > 0 && <> · {t('userImport.bad', { count: doing.bad })}</>}
      </Told>
      {chiefs.length > 0 && (
        <p className={css.chiefs} role="alert">
          <IconShieldExclamation size={18} stroke={1.75} aria-hidden />
          {t('userImport.administrators', { count: chiefs.length, names })}
        </p>
      )}
      {!doing.mailed && <p>{t('userImport.mailOff')}</p>}
      {doing.ignored.length > 0 && <p>{t('userImport.ignored', { names: doing.ignored.join(', ') })}</p>}
      {bad.length > 0 && <Rows title={t('userImport.wrongRows')} rows={bad} wrong />}
      {good.length > 0 && <Rows title={t('userImport.goodRows')} rows={good} />}
    </>
  )
}
