import { v7 } from 'uuid'
import * as live from '../src/live/index.ts'

/** The engine without screens: the tests drive it through the window, against a real server. */
export const engine = { ...live, id: v7, heard: [] as unknown[], position: undefined as string | undefined, readings: 0 }

declare global {
  interface Window {
    engine: typeof engine
    follow(): void
  }
}

window.engine = engine
window.follow = () => {
  engine.position = '0'
  live.openSocket({
    position: () => engine.position,
    heard(event, position) {
      engine.heard.push(event)
      engine.position = position
    },
    reached(position) {
      engine.position = position
    },
    moment: (moment) => void engine.heard.push(moment),
    async readAgain() {
      engine.readings += 1
      engine.position = '100'
    },
  })
}
