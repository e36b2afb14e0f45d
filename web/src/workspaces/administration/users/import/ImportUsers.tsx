import { Button, FileButton } from '@mantine/core'
import { inviteImported, lookAtUsers, maxUserImportSize, type UserImport } from '@parley/contract'
import { IconUpload } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { v7 } from 'uuid'
import { sendBytes } from '../../../../conversation/index.ts'
import { addressOf, ask, isRefused, sayOf } from '../../../../live/index.ts'
import { Dialog } from '../../../../ui/Dialog.tsx'
import css from './import.module.css'
import { Preview } from './Preview.tsx'
import { Result } from './Result.tsx'
import { t } from './words.ts'

/** A file, what would come of it, and then the invitations [ui S24]. */
export default function ImportUsers({ close }: { close: () => void }) {
  const [doing, setDoing] = useState<UserImport>()
  const [busy, setBusy] = useState<'looking' | 'inviting'>()
  const [wrong, setWrong] = useState<string>()
  const stop = useRef<AbortController>(undefined)
  const queries = useQueryClient()
  useEffect(() => () => stop.current?.abort(), [])
  const attempt = async (what: typeof busy, act: () => Promise<UserImport>) => {
    setBusy(what)
    setWrong(undefined)
    try {
      setDoing(await act())
    } catch (error) {
      if (!stop.current?.signal.aborted) setWrong(wordsOf(error))
    }
    setBusy(undefined)
  }
  const look = (file: File | null) => {
    if (!file) return
    setDoing(undefined)
    if (file.size > maxUserImportSize) return setWrong(t('userImport.tooLarge'))
    stop.current = new AbortController()
    const address = addressOf(lookAtUsers.path, { importId: v7() }, { name: file.name.slice(-1000) })
    const { signal } = stop.current
    void attempt('looking', () => sendBytes<UserImport>(lookAtUsers.method, address, file, () => {}, signal))
  }
  const ready = doing?.state === 'looked-at' && doing.good > 0
  const invite = () => {
    if (!ready || busy) return
    void attempt('inviting', async () => {
      const done = await ask(inviteImported, { path: { importId: doing.id } })
      await queries.invalidateQueries({ queryKey: ['users'] })
      await queries.invalidateQueries({ queryKey: ['groups'] })
      return done
    })
  }
  const done = doing?.state === 'done'
  const footer = (
    <>
      <Button variant="default" onClick={close}>
        {t(done ? 'ui.close' : 'ui.cancel')}
      </Button>
      {ready && (
        <Button onClick={invite} loading={busy === 'inviting'}>
          {t('userImport.invite', { count: doing.good })}
        </Button>
      )}
    </>
  )
  return (
    <Dialog title={t('userImport.title')} close={close} footer={footer} wide submit={invite}>
      <div className={css.body}>
        {!doing && (
          <>
            <p>{t('userImport.hint')}</p>
            <p>{t('userImport.columns')}</p>
            <p>{t('userImport.nothingYet')}</p>
          </>
        )}
        {doing && (done ? <Result done={doing} /> : <Preview doing={doing} />)}
        {!done && (
          <FileButton
            accept=".csv,text/csv,.tsv,text/plain"
            onChange={look}
            inputProps={{ 'aria-label': t('userImport.choose') }}
          >
            {(props) => (
              <Button
                {...props}
                variant={doing ? 'default' : 'filled'}
                loading={busy === 'looking'}
                leftSection={<IconUpload size={16} stroke={1.75} aria-hidden />}
                data-autofocus
              >
                {t(doing ? 'userImport.another' : 'userImport.choose')}
              </Button>
            )}
          </FileButton>
        )}
        {wrong && (
          <p role="alert" className={css.wrong}>
            {wrong}
          </p>
        )}
      </div>
    </Dialog>
  )
}

function wordsOf(error: unknown): string {
  if (!isRefused(error, 'csv-unreadable')) return sayOf(error)
  return t('userImport.unreadable', { detail: error.problem.detail ?? '' })
}
