import type { File as AttachedFile } from '@parley/contract'
import { texts } from '../../texts/en.ts'
import { megabytes } from '../format.ts'
import { previewOf, save } from '../previews.ts'
import { state } from '../state.ts'
import { Icon } from './icon.tsx'

export function Attached({ file }: { file: AttachedFile }) {
  const { id, name, size, width, height } = file
  const preview = width && previewOf(file)
  return (
    <>
      <button
        type="button"
        class={width ? 'image' : 'file'}
        aria-label={texts.download(name)}
        title={name}
        onClick={() => void save(file)}
      >
        {width && height ? (
          <span style={{ aspectRatio: `${width}/${height}`, width: `${Math.min(width, 240, (260 * width) / height)}px` }}>
            {preview && <img src={preview} alt={name} />}
          </span>
        ) : (
          <>
            <Icon name="file" />
            <span>
              {name}
              <small>{megabytes(size)}</small>
            </span>
            <Icon name="down" size={18} />
          </>
        )}
      </button>
      {state.notLoaded === id && (
        <small class="bad" role="alert">
          {texts.downloadFailed}
        </small>
      )}
    </>
  )
}
