import { rareTexts, texts } from '../../texts/en.ts'
import { megabytes } from '../format.ts'
import { state } from '../state.ts'
import { Icon } from '../ui/icon.tsx'
import { canRetry, removeUpload, start } from './upload.ts'

export function Uploads() {
  return (
    <ul class="uploads">
      {state.uploads.map((upload) => (
        <li key={upload.id} class={upload.problem ? 'bad' : ''}>
          <Icon name="file" size={18} />
          <span>
            <b>{upload.file.name}</b>
            <small role={upload.problem ? 'alert' : undefined}>
              {upload.problem ?? megabytes(upload.file.size)}{' '}
              {canRetry(upload) && (
                <button type="button" onClick={() => start(upload)}>
                  {texts.tryAgain}
                </button>
              )}
            </small>
            {!upload.problem && !upload.done && (
              <progress value={upload.progress} aria-label={rareTexts.uploading(upload.file.name)} />
            )}
          </span>
          <button
            type="button"
            class="quiet"
            aria-label={rareTexts.removeFile(upload.file.name)}
            onClick={() => removeUpload(upload)}
          >
            <Icon name="close" size={16} />
          </button>
        </li>
      ))}
    </ul>
  )
}
