import { Button, FileButton } from '@mantine/core'
import { type App, type ItemImport, maxImportSize, startImport, uploadImport } from '@parley/contract'
import { IconUpload } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { v7 } from 'uuid'
import { sendBytes } from '../../../conversation/index.ts'
import { addressOf, ask, sayOf } from '../../../live/index.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { zoneHere } from '../../../ui/zones.ts'
import { onEvent } from '../../../workspace.ts'
import { Choose } from '../fields/Choose.tsx'
import { kindOf } from '../fields/index.ts'
import { openFields } from '../form/form-state.ts'
import { itemsKey } from '../queries.ts'
import { t } from '../words.ts'
import css from './import.module.css'
import { Bar, Result, Running } from './import-state.tsx'
import { MyImports } from './MyImports.tsx'

/** Upload, say which column goes where, watch, and take back what was left out. */
export default function ImportDialog({ app, close }: { app: App; close: () => void }) {
  const [doing, setDoing] = useState<ItemImport>()
  const [sent, setSent] = useState<number>()
  const [mapping, setMapping] = useState<(string | null)[]>([])
  const [wrong, setWrong] = useState<string>()
  const [busy, setBusy] = useState(false)
  const stop = useRef(new AbortController())
  const queries = useQueryClient()
  useEffect(() => {
    const { signal } = stop.current
    return () => {
      if (!signal.aborted) stop.current.abort()
      stop.current = new AbortController()
    }
  }, [])
  useEffect(
    () =>
      onEvent((event) => {
        if (event.name !== 'import.changed') return
        // Events tell of it in their order, but an answer may come after one.
        setDoing((was) => (was?.id === event.import.id && event.import.read >= was.read ? event.import : was))
      }),
    [],
  )
  const state = doing?.state
  useEffect(() => {
    if (state === 'done' || state === 'failed') void queries.invalidateQueries({ queryKey: [...itemsKey(app.id)] })
  }, [state, queries, app.id])
  const upload = async (file: File | null) => {
    if (!file) return
    setWrong(undefined)
    if (file.size > maxImportSize) return setWrong(t('items.importTooLarge'))
    setSent(0)
    const path = addressOf(uploadImport.path, { appId: app.id, importId: v7() }, { name: file.name.slice(-1000) })
    try {
      const now = await sendBytes<ItemImport>(uploadImport.method, path, file, setSent, stop.current.signal)
      setDoing(now)
      setMapping(now.suggested)
    } catch (error) {
      setWrong(sayOf(error))
    }
    setSent(undefined)
  }
  const start = async () => {
    if (!doing || busy) return
    setBusy(true)
    setWrong(undefined)
    try {
      const now = await ask(startImport, { path: { importId: doing.id }, body: { fields: mapping, timeZone: zoneHere() } })
      setDoing((was) => (was && was.state === 'uploaded' ? now : was))
    } catch (error) {
      setWrong(sayOf(error))
    }
    setBusy(false)
  }
  const mapped = mapping.some((code) => code !== null)
  const footer = (
    <>
      <Button variant="default" onClick={close}>
        {t(state === 'uploaded' || !state ? 'ui.cancel' : 'ui.close')}
      </Button>
      {state === 'uploaded' && (
        <Button onClick={() => void start()} loading={busy} disabled={!mapped}>
          {t('items.importStart')}
        </Button>
      )}
    </>
  )
  return (
    <Dialog
      title={t('items.importInto', { name: app.name })}
      close={close}
      footer={footer}
      wide
      {...(state === 'uploaded' && { submit: () => void start() })}
    >
      <div className={css.body}>
        {!doing && sent === undefined && (
          <>
            <p>{t('items.importHint')}</p>
            <FileButton accept=".csv,text/csv,.tsv,text/plain" onChange={(file) => void upload(file)}>
              {(props) => (
                <Button {...props} leftSection={<IconUpload size={16} stroke={1.75} />} data-autofocus>
                  {t('items.importChoose')}
                </Button>
              )}
            </FileButton>
            <MyImports appId={app.id} />
          </>
        )}
        {sent !== undefined && <Bar label={t('items.importSending')} part={sent} />}
        {doing && state === 'uploaded' && <Mapping app={app} doing={doing} mapping={mapping} set={setMapping} />}
        {doing && state === 'running' && <Running doing={doing} />}
        {doing && (state === 'done' || state === 'failed') && <Result doing={doing} />}
        {wrong && (
          <p role="alert" className={css.wrong}>
            {wrong}
          </p>
        )}
      </div>
    </Dialog>
  )
}

interface Mapped {
  app: App
  doing: ItemImport
  mapping: readonly (string | null)[]
  set: (mapping: (string | null)[]) => void
}

function Mapping({ app, doing, mapping, set }: Mapped) {
  const fields = openFields(app).filter((field) => !kindOf(field).notImported)
  const missing = fields.filter(({ code, required }) => required && !mapping.includes(code))
  const timed = fields.some((field) => mapping.includes(field.code) && kindOf(field).zoned?.(field))
  return (
    <>
      <p>{t('items.importMap', { name: doing.fileName })}</p>
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('items.importColumn')}</th>
              <th scope="col">{t('items.importSample')}</th>
              <th scope="col">{t('items.importField')}</th>
            </tr>
          </thead>
          <tbody>
            {doing.columns.map((name, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: headings can be the same.
              <tr key={at}>
                <th scope="row">{name || t('items.importUnnamed', { number: at + 1 })}</th>
                <td>
                  {doing.sample
                    .map((row) => row[at] ?? '')
                    .filter(Boolean)
                    .slice(0, 2)
                    .join(' · ')}
                </td>
                <td>
                  <Choose
                    label={t('items.importFieldOf', { name })}
                    value={mapping[at] ?? ''}
                    change={(code) => set(mapping.with(at, code || null))}
                    none={t('items.importSkip')}
                  >
                    {fields.map((field) => (
                      <option
                        key={field.code}
                        value={field.code}
                        disabled={mapping.includes(field.code) && mapping[at] !== field.code}
                      >
                        {field.name}
                      </option>
                    ))}
                  </Choose>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {timed && <p className={css.quiet}>{t('items.importZone', { zone: zoneHere() })}</p>}
      {missing.length > 0 && (
        <p className={css.warning} role="status">
          {t('items.importMissing', { names: missing.map(({ name }) => name).join(', ') })}
        </p>
      )}
    </>
  )
}
