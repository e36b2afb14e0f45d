import type { File as Attached, Problem } from '@parley/contract'
import { rareTexts, texts } from '../../texts/en.ts'
import { authorization } from '../ask.ts'
import { megabytes } from '../format.ts'
import { newId } from '../new-id.ts'
import { set, state, type Upload } from '../state.ts'

const atOnce = 10
const change = (id: string, to: Partial<Upload>) =>
  set({ uploads: state.uploads.map((upload) => (upload.id === id ? { ...upload, ...to } : upload)) })

/** What was chosen, dropped or pasted. */
export function addFiles(files: readonly File[]): void {
  let notTaken = ''
  for (const file of files) {
    if (state.uploads.length >= atOnce) notTaken = rareTexts.tooManyFiles
    else {
      const max = state.config!.maxFileSize
      const problem = file.size > max ? rareTexts.tooLarge(megabytes(max)) : file.size === 0 ? rareTexts.emptyFile : undefined
      const upload: Upload = { id: newId(), file, progress: 0, ...(problem && { problem }) }
      set({ uploads: [...state.uploads, upload] })
      if (!problem) start(upload)
    }
  }
  set({ notTaken })
}

export function removeUpload({ id, cancel }: Upload): void {
  cancel?.()
  set({ uploads: state.uploads.filter((upload) => upload.id !== id) })
}

export const canRetry = ({ problem }: Upload): boolean => problem === texts.uploadFailed

/** The same id again is harmless: what the server already has whole is answered at once. Fetch would not tell how far it has come. */
export function start({ id, file }: Upload): void {
  const request = new XMLHttpRequest()
  let waiting: ReturnType<typeof setTimeout> | undefined
  const cancel = () => {
    clearTimeout(waiting)
    request.abort()
  }
  set({ uploads: state.uploads.map((upload) => (upload.id === id ? { id, file, progress: 0, cancel } : upload)) })
  request.open('PUT', `/api/files/${id}?name=${encodeURIComponent(file.name.toWellFormed().slice(-200))}`)
  request.setRequestHeader('authorization', authorization)
  request.setRequestHeader('content-type', 'application/octet-stream')
  request.responseType = 'json'
  request.upload.onprogress = ({ loaded, total }) => change(id, { progress: loaded / total })
  request.onerror = () => change(id, { problem: texts.uploadFailed })
  request.onload = () => {
    if (request.status === 200) return change(id, { progress: 1, done: request.response as Attached })
    const { retryAfter = 5 } = (request.response ?? {}) as Partial<Problem>
    if (request.status === 429) {
      change(id, { problem: texts.tooMuch })
      waiting = setTimeout(() => start({ id, file, progress: 0 }), retryAfter * 1000)
    } else change(id, { problem: texts.uploadFailed })
  }
  request.send(file)
}
