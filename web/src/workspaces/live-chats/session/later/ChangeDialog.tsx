import { ActionIcon, Button, Textarea, TextInput } from '@mantine/core'
import type { ScheduledMessage } from '@parley/contract'
import { IconX } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { FileTile } from '../../../../conversation/FileCard.tsx'
import { fileSize } from '../../../../conversation/index.ts'
import { schedule, tried } from '../../../../conversation/later/scheduled.ts'
import { localText } from '../../../../conversation/later/times.ts'
import { QuoteBox } from '../../../../conversation/QuoteBox.tsx'
import { t } from '../../../../texts/index.ts'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { fieldError } from '../../../../ui/FormField.tsx'
import { Tooltip } from '../../../../ui/Tooltip.tsx'
import css from './later.module.css'

/** Other words, another time; without the quote, or without a file. */
export function ChangeDialog({ message, close }: { message: ScheduledMessage; close: () => void }) {
  const [text, setText] = useState(message.text)
  const [files, setFiles] = useState(message.files)
  const [quote, setQuote] = useState(message.quote)
  const [when, setWhen] = useState(() => localText(new Date(message.at)))
  const [wrong, setWrong] = useState(false)
  const empty = !text.trim() && files.length === 0
  const save = () => {
    const at = new Date(when)
    if (!(at.getTime() > Date.now())) return setWrong(true)
    if (empty) return
    const ids = files.map(({ id }) => id)
    const now = { text: text.trim(), ...(ids.length && { files: ids }), ...(quote && { quote: quote.messageId }) }
    void tried(() => schedule(message.sessionId, message.id, now, at)).then((done) => done && close())
  }
  const footer = (
    <>
      <Button variant="default" onClick={close}>
        {t('ui.cancel')}
      </Button>
      <Button onClick={save} disabled={empty}>
        {t('notices.change')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('notices.changeTitle')} close={close} footer={footer} submit={save}>
      <div className={css.when}>
        {quote && (
          <Part away={t('notices.dropQuote')} remove={() => setQuote(undefined)}>
            <QuoteBox quote={quote} />
          </Part>
        )}
        {files.map((file) => (
          <Part
            key={file.id}
            away={t('conversation.detach', { name: file.name })}
            remove={() => setFiles(files.filter((one) => one !== file))}
          >
            <FileTile name={file.name} note={fileSize(file.size)} />
          </Part>
        ))}
        <Textarea
          label={t('notices.text')}
          autosize
          minRows={3}
          maxRows={10}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <TextInput
          type="datetime-local"
          label={t('notices.when')}
          value={when}
          error={fieldError(wrong ? t('notices.timePassed') : undefined)}
          onChange={({ currentTarget: { value } }) => {
            setWhen(value)
            setWrong(false)
          }}
        />
      </div>
    </Dialog>
  )
}

function Part({ away, remove, children }: { away: string; remove: () => void; children: ReactNode }) {
  return (
    <div className={css.part}>
      {children}
      <Tooltip label={away}>
        <ActionIcon size={28} aria-label={away} onClick={remove}>
          <IconX size={16} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
    </div>
  )
}
