import { t } from '../texts/index.ts'
import { announce } from './announce.tsx'

export function copyText(text: string): void {
  void navigator.clipboard.writeText(text).then(() => announce(t('ui.copied')))
}
