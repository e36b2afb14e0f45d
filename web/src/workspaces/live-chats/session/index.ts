export { AboutSession } from './AboutSession.tsx'
export { beginning, dialog, mailing } from './dialogs.ts'
export { SessionPage } from './SessionPage.tsx'
export { takeNext } from './session-actions.ts'
