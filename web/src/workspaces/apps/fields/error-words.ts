import type { FieldError } from '@parley/contract'
import { t } from '../words.ts'

/** What is wrong with one value, in words. Of tables, `detail` says where; of doubles, how many and one of them. */
export function errorWords({ code, detail = '' }: Pick<FieldError, 'code' | 'detail'>): string {
  const [, count = '', example = ''] = /^(\d+) (.*)$/s.exec(detail) ?? []
  return t(`fields.error_${code}`, { detail, some: detail ? 'yes' : 'no', count: Number(count), example })
}
