import type { App, ItemPage } from '@parley/contract'
import { useEffect, useRef, useState } from 'react'
import { full } from '../../../ui/time.ts'
import { errorsByCode } from '../form/form-state.ts'
import { ReadFields } from '../form/ReadFields.tsx'
import { t } from '../words.ts'
import own from './item.module.css'

/** The item to be read; values that somebody else has just changed flash. */
export function Card({ app, page }: { app: App; page: ItemPage }) {
  const { item, refs, warnings } = page
  const before = useRef(item)
  const [fresh, setFresh] = useState<readonly string[]>([])
  useEffect(() => {
    const was = before.current
    before.current = item
    if (was.version === item.version) return
    const codes = app.fields.map(({ code }) => code)
    setFresh(codes.filter((code) => JSON.stringify(was.values[code]) !== JSON.stringify(item.values[code])))
  }, [item, app.fields])
  const doubts = Object.entries(errorsByCode(warnings))
  const names = new Map(app.fields.map(({ code, name }) => [code, name]))
  return (
    <div className={own.card}>
      {doubts.length > 0 && (
        <ul className={own.doubts} role="status">
          {doubts.map(([code, text]) => (
            <li key={code}>{t('items.wrongAt', { name: names.get(code) ?? code, text })}</li>
          ))}
        </ul>
      )}
      <ReadFields app={app} values={item.values} refs={refs} fresh={fresh} />
      <p className={own.made}>
        {t('items.made', { name: item.author?.name ?? t('items.somebody'), at: full(item.createdAt) })}
        <br />
        {t('items.changed', { name: item.editor?.name ?? t('items.somebody'), at: full(item.changedAt) })}
      </p>
    </div>
  )
}
