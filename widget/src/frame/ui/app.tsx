import { inkOn } from '@parley/contract/ink'
import { texts } from '../../texts/en.ts'
import { tellHost } from '../host.ts'
import { loadRare } from '../load-rare.ts'
import { place } from '../place.ts'
import { set, state } from '../state.ts'
import { Bars } from './bars.tsx'
import { attach, Composer } from './composer.tsx'
import { Icon } from './icon.tsx'
import { Log } from './log.tsx'

const close = () => tellHost({ parley: 'close' })

const saveChat = () => {
  loadRare().then(
    (rare) => rare.saveChat(),
    () => set({ notTaken: texts.downloadFailed }),
  )
}

const drop = {
  onDragOver: (event: DragEvent) => {
    event.preventDefault()
    if (!state.dropping && event.dataTransfer!.types.includes('Files')) set({ dropping: true })
  },
  onDragLeave: ({ relatedTarget }: DragEvent) => {
    if (!relatedTarget) set({ dropping: false })
  },
  onDrop: (event: DragEvent) => {
    event.preventDefault()
    set({ dropping: false })
    if (state.phase === 'ready') attach(event.dataTransfer!.files)
  },
}

export function App() {
  const { config, phase, thread, news, dropping } = state
  return (
    <div
      class="chat"
      role="dialog"
      aria-label={config?.name ?? texts.messages}
      style={config && { '--accent': config.colour, '--ink': inkOn(config.colour) }}
      onKeyDown={({ key }) => key === 'Escape' && close()}
      {...drop}
    >
      <header>
        <span class="face" aria-hidden="true">
          {config && [...config.name][0]}
        </span>
        <div>
          <h1>{config?.name}</h1>
          <p>{config && texts.subtitle}</p>
        </div>
        {thread?.exportable && thread.last && (
          <button type="button" class="quiet" aria-label={texts.save} title={texts.save} onClick={saveChat}>
            <Icon name="down" />
          </button>
        )}
        {!place.hosted && (
          <button type="button" class="quiet" aria-label={texts.close} title={texts.close} onClick={close}>
            <Icon name="close" />
          </button>
        )}
      </header>
      <Bars />
      {phase === 'ready' ? (
        <>
          <Log />
          <Composer />
        </>
      ) : phase === 'refused' ? (
        <p class="notice">{texts.notHere}</p>
      ) : (
        <Waiting />
      )}
      {dropping && <p class="drop">{texts.drop}</p>}
      <p class="sr" aria-live="polite">
        {news}
      </p>
    </div>
  )
}

function Waiting() {
  return (
    <div class="log" aria-busy="true" aria-label={texts.loading} role="status">
      <i class="bubble bone" />
      <i class="bubble bone own" />
      <i class="bubble bone" />
      {state.phase === 'slow' && (
        <p class="notice" role="status">
          {texts.slow}{' '}
          <button type="button" class="pill" onClick={() => location.reload()}>
            {texts.tryAgain}
          </button>
        </p>
      )}
    </div>
  )
}
