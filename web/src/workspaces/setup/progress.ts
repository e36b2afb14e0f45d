import { remembered } from '../../store.ts'

export const steps = ['code', 'administrator', 'organisation', 'live-chat', 'try'] as const
export type Step = (typeof steps)[number]

/** How far this browser has come with setting up, so that a reload goes on there. */
export const progress = remembered<{ step: Step; code: string; liveChatId: string }>('setup', {
  step: 'code',
  code: '',
  liveChatId: '',
})

export function goTo(step: Step, more: { code?: string; liveChatId?: string } = {}): void {
  progress.set((was) => ({ ...was, ...more, step }))
}
