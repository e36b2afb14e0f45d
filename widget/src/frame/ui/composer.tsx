import { texts } from '../../texts/en.ts'
import { type } from '../attention.ts'
import { write } from '../outbox.ts'
import { set, state } from '../state.ts'
import { keep } from '../storage.ts'
import { addFiles, takeUploads } from '../upload.ts'
import { Icon } from './icon.tsx'
import { Uploads } from './uploads.tsx'

/** Code points, as the contract counts them. */
const limit = 10_000
let field: HTMLTextAreaElement | null = null
let chooser: HTMLInputElement | null = null
let wasOpen = false

/** After every change: who opens the chat can write at once, and the field is as high as what is in it. */
export function keepField(): void {
  if (!field) return
  field.style.height = 'auto'
  field.style.height = `${Math.min(132, field.scrollHeight)}px`
  if (state.open && !wasOpen) field.focus()
  wasOpen = state.open
}

const change = (text: string) => {
  keep('draft', text || null)
  set({ text, notTaken: '' })
}

function standing() {
  const { text, uploads } = state
  const left = limit - [...text].length
  const waits = uploads.some(({ done, problem }) => !done && problem === undefined)
  return { left, ready: left >= 0 && !waits && (text.trim() !== '' || uploads.some(({ done }) => done)) }
}

function send(event: Event): void {
  event.preventDefault()
  if (!standing().ready) return
  set({ atEnd: true })
  write(state.text.trim().replaceAll('\0', '').toWellFormed(), takeUploads())
  change('')
  field!.focus()
}

function onKeyDown(event: KeyboardEvent): void {
  // On phones Enter is a new line: there is a button to send.
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && matchMedia('(pointer:fine)').matches) send(event)
}

function onPaste(event: ClipboardEvent): void {
  const files = event.clipboardData?.files
  if (!files?.length) return
  event.preventDefault()
  addFiles(files)
}

export function Composer() {
  const { text, uploads, thread, notTaken } = state
  if (!thread!.writable) return <p class="bar">{texts.readOnly}</p>
  const { left, ready } = standing()
  const problem = left < 0 ? texts.tooLong(-left) : notTaken
  return (
    <form class="composer" onSubmit={send}>
      {uploads.length > 0 && <Uploads />}
      {problem && (
        <p id="problem" class="bad" role="alert">
          {problem}
        </p>
      )}
      <div>
        <button type="button" class="quiet" aria-label={texts.attach} title={texts.attach} onClick={() => chooser!.click()}>
          <Icon name="clip" />
        </button>
        <input
          ref={(input) => {
            chooser = input
          }}
          type="file"
          multiple
          hidden
          onChange={({ currentTarget }) => {
            addFiles(currentTarget.files!)
            currentTarget.value = ''
          }}
        />
        <textarea
          ref={(area) => {
            field = area
          }}
          rows={1}
          dir="auto"
          value={text}
          placeholder={texts.placeholder}
          aria-label={texts.message}
          aria-describedby={problem ? 'problem' : undefined}
          aria-invalid={left < 0}
          onInput={({ currentTarget }) => {
            change(currentTarget.value)
            type()
          }}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
        <button type="submit" class="send" aria-label={texts.send} title={texts.send} aria-disabled={!ready}>
          <Icon name="send" />
        </button>
      </div>
    </form>
  )
}
