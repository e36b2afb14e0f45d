import type { ToFrame, ToLoader } from '../protocol.ts'
import { place } from './place.ts'

export function tellHost(message: ToLoader): void {
  if (!place.hosted) parent.postMessage(message, place.host)
}

export function hearHost(hear: (message: ToFrame) => void): void {
  addEventListener('message', ({ source, origin, data }: MessageEvent<ToFrame>) => {
    if (source === parent && origin === place.host && typeof data?.parley === 'string') hear(data)
  })
}
