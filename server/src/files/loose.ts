import { sql } from 'kysely'

/** Of `files`: uploaded, and nobody's yet but who did it; what stays so is removed after a day. */
export const isLoose = sql<boolean>`(session_id is null and item_id is null and template_id is null and entry_id is null
  and scheduled_id is null)`
