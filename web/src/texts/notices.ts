import { notices } from './en/notices.ts'
import { learn } from './index.ts'

learn({ notices })
