import { type Problem, type File as Sent, uploadFile } from '@parley/contract'
import { addressOf, Refused, Unreachable } from '../live/index.ts'

/** Uploads one file. @param progress told as a part of one. @throws {Refused} @throws {Unreachable} */
export function upload(id: string, file: File, progress: (part: number) => void, signal: AbortSignal): Promise<Sent> {
  return sendBytes<Sent>(
    uploadFile.method,
    addressOf(uploadFile.path, { fileId: id }, { name: nameOf(file) }),
    file,
    progress,
    signal,
  )
}

/**
 * Sends the bytes of one file; `fetch` does not tell how far it is.
 * @param progress told as a part of one. @throws {Refused} @throws {Unreachable}
 */
export function sendBytes<Reply>(
  method: string,
  address: string,
  file: Blob,
  progress: (part: number) => void,
  signal: AbortSignal,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, address)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 0)
    request.onload = () => {
      if (request.status < 300) return resolve(request.response as Reply)
      const problem = request.response as Problem | null
      reject(problem?.code ? new Refused(problem) : new Unreachable(`The server answers ${request.status}`))
    }
    request.onerror = () => reject(new Unreachable('The server cannot be reached'))
    request.onabort = () => reject(new Unreachable('Stopped'))
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

/** One line of at most 200 signs that is not blank, which is what the server takes. */
function nameOf(file: File): string {
  const name = file.name
    .toWellFormed()
    .replace(/\p{Cc}/gu, ' ')
    .trim()
  return [...(name || 'file')].slice(-200).join('')
}
