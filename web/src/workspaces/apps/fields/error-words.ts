import type { FieldError } from '@parley/contract'
import { t } from '../words.ts'

/** What is wrong with one value, in words. Of tables, `detail` says where. */
export function errorWords({ code, detail = '' }: Pick<FieldError, 'code' | 'detail'>): string {
  return t(`fields.error_${code}`, { detail, some: detail ? 'yes' : 'no' })
}
