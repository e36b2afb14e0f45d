import { customers } from '../../../texts/en/customers.ts'
import { learn, t as say } from '../../../texts/index.ts'

learn({ customers })
/** The words for a key; those of these pages have come with them. */
export const t = say
