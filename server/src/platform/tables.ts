// Written by `npm run tables -w server` from the migrated database; a test fails when it is stale.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

export interface Tables {
  events: {
    xid: Generated<string>
    id: GeneratedAlways<number>
    topics: string
    body: string
    at: Generated<Date>
  }
  installation: {
    id: Generated<string>
    created_at: Generated<Date>
    pruned: Generated<string>
    single: Generated<boolean>
  }
  later: {
    id: GeneratedAlways<number>
    task: string
    payload: ColumnType<unknown, string, string>
    key: string | null
    queue: string | null
    run_at: Generated<Date>
  }
  migrations: {
    name: string
    checksum: string
    at: Generated<Date>
  }
  settings: {
    name: string
    value: ColumnType<unknown, string, string>
    changed_at: Generated<Date>
    changed_by: string | null
  }
}
