import { texts } from '../../texts/en.ts'
import { type } from '../attention.ts'
import { loadRare, rare } from '../load-rare.ts'
import { retext, write } from '../outbox.ts'
import { place } from '../place.ts'
import { set, state } from '../state.ts'
import { Icon } from './icon.tsx'

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
  // The preview in the settings stands beside what somebody is at.
  if (state.open && !wasOpen && (!place.hosted || parent === window)) field.focus()
  wasOpen = state.open
}

/** What was chosen, dropped or pasted. The browser empties its list of them as soon as nobody looks. */
export function attach(list: FileList): void {
  const files = [...list]
  loadRare().then(
    ({ addFiles }) => addFiles(files),
    () => set({ notTaken: texts.uploadFailed }),
  )
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
  const { text, uploads } = state
  set({ atEnd: true, uploads: uploads.filter(({ done }) => !done) })
  write(
    text.trim().replaceAll('\0', '').toWellFormed(),
    uploads.flatMap(({ done }) => done ?? []),
  )
  retext('')
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
  attach(files)
}

export function Composer() {
  const { text, uploads, thread, notTaken } = state
  if (!thread!.writable) return <p class="bar">{texts.readOnly}</p>
  const { left, ready } = standing()
  const problem = left < 0 ? texts.tooLong(-left) : notTaken
  return (
    <form class="composer" onSubmit={send}>
      {uploads.length > 0 && rare && <rare.Uploads />}
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
            attach(currentTarget.files!)
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
            retext(currentTarget.value)
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
