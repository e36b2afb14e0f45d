import type { Icon } from '@tabler/icons-react'
import type { Page } from '../../house.ts'
import type { TextKey } from '../../texts/index.ts'

/** One entry of Administration's menu with its pages, whose paths stand under `/admin`. */
export interface Section {
  /** `/admin/users` */
  to: string
  name: TextKey
  icon: Icon
  pages: readonly Page[]
}
