// Written by `npm run tables -w server` from the migrated database; a test fails when it is stale.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

export interface Tables {
  absences: {
    id: string
    user_id: string
    starts_at: Date
    ends_at: Date
    substitute_id: string | null
    note: Generated<string>
  }
  activity_entries: {
    id: string
    kind: string
    actor_id: string | null
    live_chat_id: string | null
    session_id: string | null
    entry: ColumnType<unknown, string, string>
    at: Generated<Date>
    item_id: string | null
  }
  activity_mutes: {
    user_id: string
    object_id: string
  }
  activity_recipients: {
    entry_id: string
    user_id: string
    at: Date
    read: Generated<boolean>
  }
  alert_mark: {
    one: Generated<boolean>
    mark: string
  }
  app_field_grant_members: {
    grant_id: string
    user_id: string | null
    group_id: string | null
    org_item_id: string | null
  }
  app_field_grants: {
    id: string
    app_id: string
    field_id: string
    may: 'see' | 'edit'
  }
  app_grant_members: {
    grant_id: string
    user_id: string | null
    group_id: string | null
    org_item_id: string | null
  }
  app_grants: {
    id: string
    app_id: string
    place: number
    rights: string[]
  }
  app_indexes: {
    app_id: string
    last: Generated<number>
  }
  apps: {
    id: string
    workspace: string
    code: string
    name: string
    item_name: string
    description: Generated<string>
    icon: string
    name_template: Generated<string>
    fields: ColumnType<unknown, string, string>
    form: ColumnType<unknown, string, string>
    list_columns: string[]
    card_fields: string[]
    retired: Generated<string[]>
    version: Generated<number>
    rights_version: Generated<number>
    created_at: Generated<Date>
    changed_at: Generated<Date>
    changed_by: string | null
    deleted_at: Date | null
  }
  audit_entries: {
    id: string
    at: Generated<Date>
    actor_id: string | null
    actor_name: string
    ip: string | null
    action: string
    object_kind: string
    object_id: string | null
    object_name: string
    changes: ColumnType<unknown, string, string>
  }
  backup_codes: {
    user_id: string
    code_hash: Buffer
  }
  bindings: {
    customer_id: string
    app_id: string
    item_id: string | null
    created_at: Generated<Date>
    created_by: string | null
    version: Generated<number>
  }
  calendars: {
    id: string
    name: string
    time_zone: string
    weekly: ColumnType<unknown, string, string>
    exceptions: ColumnType<unknown, string | undefined, string>
    version: Generated<number>
    changed_at: Generated<Date>
    changed_by: string | null
  }
  channels: {
    id: string
    live_chat_id: string
    kind: string
    name: string
    state: Generated<'active' | 'disconnected' | 'error'>
    settings: ColumnType<unknown, string | undefined, string>
    created_at: Generated<Date>
  }
  customer_merges: {
    id: string
    lead_id: string
    merged_id: string
    member_ids: string[]
    name: string
    named_by_staff: boolean
    bindings: ColumnType<unknown, string, string>
    at: Generated<Date>
    by: string | null
  }
  customers: {
    id: string
    kind: 'internal' | 'external'
    name: string
    user_id: string | null
    avatar_file_id: string | null
    email: string | null
    phone: string | null
    external_id: string | null
    verified: Generated<boolean>
    page: string | null
    created_at: Generated<Date>
    language: string | null
    merged_into: string | null
    named_by_staff: Generated<boolean>
    referrer: string | null
    browser: string | null
    country: string | null
    pages: ColumnType<unknown, string | undefined, string>
  }
  drafts: {
    user_id: string
    target_id: string
    text: string
    changed_at: Date
  }
  events: {
    xid: Generated<string>
    id: GeneratedAlways<number>
    topics: string
    body: string
    at: Generated<Date>
  }
  files: {
    id: string
    key: string
    preview_key: string | null
    name: string
    type: string
    size: number
    width: number | null
    height: number | null
    uploader_id: string
    session_id: string | null
    created_at: Generated<Date>
    item_id: string | null
    template_id: string | null
    entry_id: string | null
    scheduled_id: string | null
  }
  folder_entries: {
    id: string
    kind: 'folder' | 'file'
    parent_id: string | null
    root: 'mine' | 'company' | null
    owner_id: string | null
    name: string
    inherits: Generated<boolean>
    link: string | null
    created_at: Generated<Date>
    created_by: string | null
    changed_at: Generated<Date>
    changed_by: string | null
    deleted_at: Date | null
    deleted_by: string | null
  }
  folder_files: {
    id: string
    entry_id: string
    number: number
    file_id: string
    size: number
    added_at: Generated<Date>
    added_by: string | null
  }
  folder_grants: {
    entry_id: string
    user_id: string | null
    group_id: string | null
    org_item_id: string | null
    right: string
    by_link: Generated<boolean>
  }
  folder_upload_parts: {
    upload_id: string
    offset: number
    key: string
  }
  folder_uploads: {
    id: string
    user_id: string | null
    parent_id: string | null
    name: string
    conflict: string
    size: number
    received: Generated<number>
    entry_id: string | null
    changed_at: Generated<Date>
  }
  group_members: {
    group_id: string
    user_id: string | null
    member_group_id: string | null
    org_item_id: string | null
  }
  groups: {
    id: string
    name: string
    system: 'administrators' | 'all-users' | null
  }
  identity_secrets: {
    id: string
    channel_id: string
    secret: string
    created_at: Generated<Date>
  }
  installation: {
    id: Generated<string>
    created_at: Generated<Date>
    pruned: Generated<string>
    single: Generated<boolean>
  }
  invitations: {
    token_hash: Buffer
    user_id: string
    expires_at: Date
  }
  item_accounts: {
    app_id: string
    kind: string
    value: string
    item_id: string
    field: string
  }
  item_changes: {
    id: string
    item_id: string
    kind: string
    by_id: string | null
    at: Date
    changes: ColumnType<unknown, string, string>
  }
  item_comments: {
    id: string
    item_id: string
    author_id: string
    text: string
    mention_ids: string[]
    file_ids: string[]
    at: Date
  }
  item_counters: {
    app_id: string
    field_id: string
    ahead: number
    last: number
  }
  item_import_errors: {
    import_id: string
    line: number
    reason: string
    cells: ColumnType<unknown, string, string>
  }
  item_imports: {
    id: string
    app_id: string
    user_id: string
    file_key: string
    file_name: string
    size: number
    state: string
    delimiter: string
    columns: string[]
    sample: ColumnType<unknown, string, string>
    mapping: ColumnType<unknown, string | null | undefined, string | null>
    records: Generated<number>
    read: Generated<number>
    good: Generated<number>
    bad: Generated<number>
    created_at: Generated<Date>
    ended_at: Date | null
    time_zone: Generated<string>
  }
  item_keys: {
    app_id: string
    field_id: string
    key: Buffer
    item_id: string
  }
  item_members: {
    item_id: string
    user_id: string | null
    group_id: string | null
    org_item_id: string | null
  }
  item_subscriptions: {
    item_id: string
    user_id: string
  }
  item_views: {
    id: string
    app_id: string
    user_id: string
    name: string
    shared: boolean
    view: ColumnType<unknown, string, string>
  }
  items: {
    id: string
    app_id: string
    index: number
    name: string
    values: ColumnType<unknown, string, string>
    status: Generated<string>
    search: string
    author_id: string | null
    created_at: Date
    editor_id: string | null
    changed_at: Date
    deleted_at: Date | null
    version: Generated<number>
    restricted: Generated<boolean>
    rights_version: Generated<number>
  }
  labels: {
    id: string
    live_chat_id: string
    name: string
    colour: string
    place: number
  }
  later: {
    id: GeneratedAlways<number>
    task: string
    payload: ColumnType<unknown, string, string>
    key: string | null
    queue: string | null
    run_at: Generated<Date>
  }
  live_chat_internal: {
    live_chat_id: string
    user_id: string | null
    group_id: string | null
    org_item_id: string | null
  }
  live_chat_operator_groups: {
    live_chat_id: string
    group_id: string
  }
  live_chat_reader_groups: {
    live_chat_id: string
    group_id: string
  }
  live_chat_register_apps: {
    live_chat_id: string
    app_id: string
    place: number
  }
  live_chat_supervisor_groups: {
    live_chat_id: string
    group_id: string
  }
  live_chats: {
    id: string
    name: string
    show_operator_name: Generated<boolean>
    rule: ColumnType<unknown, string | undefined, string>
    version: Generated<number>
    created_at: Generated<Date>
    changed_at: Generated<Date>
    changed_by: string | null
    account_app_id: string | null
    calendar_id: string | null
    session_name: Generated<string>
    away_answer: ColumnType<unknown, string | undefined, string>
    deleted_at: Date | null
    routing_version: Generated<number>
    routing_maximum: number | null
    customer_transcripts: Generated<boolean>
  }
  lock_entries: {
    id: string
    list: 'block' | 'allow'
    name: string
    type: 'account' | 'email' | 'phone' | 'external-id'
    operator: 'equals' | 'contains' | 'starts-with' | 'ends-with'
    value: string
    key: GeneratedAlways<string>
    until: Date | null
    live_chat_ids: string[] | null
    reason: Generated<string>
    created_by: string | null
    created_at: Generated<Date>
    deleted_at: Date | null
  }
  lock_hits: {
    session_id: string
    entry_id: string
    at: Generated<Date>
  }
  lookings: {
    user_id: string
    tab_id: string
    until: Date
  }
  memberships: {
    group_id: string
    user_id: string
  }
  message_versions: {
    message_id: string
    version: number
    text: string
    files: ColumnType<unknown, string | null | undefined, string | null>
    until: Date
  }
  messages: {
    id: string
    session_id: string
    number: number
    ordinal: number
    author: 'customer' | 'operator' | 'bot' | 'system'
    author_id: string | null
    author_name: string
    signed: Generated<boolean>
    text: string
    files: ColumnType<unknown, string | null | undefined, string | null>
    notice: ColumnType<unknown, string | null | undefined, string | null>
    sent_at: Date
    quote_id: string | null
    note: ColumnType<unknown, string | null | undefined, string | null>
    edited_at: Date | null
    withdrawn_at: Date | null
    changed: number | null
  }
  migrations: {
    name: string
    checksum: string
    at: Generated<Date>
  }
  notice_settings: {
    user_id: string
    settings: ColumnType<unknown, string, string>
  }
  operator_loads: {
    user_id: string
    live_chat_id: string
    open: number
  }
  operator_turns: {
    user_id: string
    turn: number
    open: Generated<number>
  }
  org_item_users: {
    org_item_id: string
    user_id: string
  }
  org_items: {
    id: string
    parent_id: string | null
    kind: 'department' | 'group' | 'position'
    name: string
    place: Generated<number>
  }
  org_memberships: {
    org_item_id: string
    user_id: string
  }
  password_resets: {
    token_hash: Buffer
    user_id: string
    created_at: Generated<Date>
    expires_at: Date
    mailed: boolean
  }
  process_history: {
    instance_id: string
    ordinal: number
    at: Generated<Date>
    kind: string
    element_id: string | null
    element_name: Generated<string>
    user_id: string | null
    detail: Generated<string>
  }
  process_instances: {
    id: string
    number: GeneratedAlways<number>
    process_id: string
    version: number
    name: string
    state: Generated<'running' | 'finished' | 'failed' | 'interrupted'>
    initiator_id: string | null
    session_id: string | null
    session_name: string | null
    values: ColumnType<unknown, string, string>
    tokens: ColumnType<unknown, string, string>
    at: ColumnType<unknown, string | undefined, string>
    failed_at: string | null
    started_at: Generated<Date>
    ended_at: Date | null
    item_id: string | null
    item_ids: Generated<string[]>
  }
  process_tasks: {
    id: string
    instance_id: string
    element_id: string
    execution_id: string
    name: string
    state: Generated<'open' | 'done' | 'cancelled'>
    assignee_id: string | null
    group_id: string | null
    org_item_id: string | null
    due_at: Date | null
    exit: string | null
    created_at: Generated<Date>
    done_at: Date | null
    done_by: string | null
  }
  process_versions: {
    process_id: string
    number: number
    diagram: string
    variables: ColumnType<unknown, string, string>
    version: number
    published_at: Generated<Date>
    published_by: string | null
  }
  processes: {
    id: string
    name: string
    description: Generated<string>
    workspace: string | null
    app_id: string | null
    diagram: string
    variables: ColumnType<unknown, string, string>
    version: Generated<number>
    published: number | null
    created_at: Generated<Date>
    created_by: string | null
    changed_at: Generated<Date>
    changed_by: string | null
    deleted_at: Date | null
  }
  push_devices: {
    id: string
    user_id: string
    sign_in: Buffer
    endpoint: string
    p256dh: string
    auth: string
    name: string
    created_at: Generated<Date>
    delivered_at: Date | null
  }
  reminders: {
    user_id: string
    session_id: string
    at: Date
    until_reply: boolean
    received: number
    due: Generated<boolean>
  }
  response_templates: {
    id: string
    kind: 'template' | 'article'
    name: string
    shortcut: Generated<string>
    description: Generated<string>
    text: Generated<string>
    url: Generated<string>
    keywords: Generated<string>
    folder_id: string | null
    shared: 'all' | 'live-chats' | 'groups' | 'me'
    live_chat_ids: Generated<string[]>
    group_ids: Generated<string[]>
    actions: ColumnType<unknown, string, string>
    author_id: string | null
    version: Generated<number>
    created_at: Generated<Date>
    changed_at: Generated<Date>
    changed_by: string | null
    deleted_at: Date | null
  }
  routing_rules: {
    id: string
    live_chat_id: string
    place: number
    name: string
    enabled: Generated<boolean>
    conditions: ColumnType<unknown, string | undefined, string>
    action: ColumnType<unknown, string, string>
    extras: ColumnType<unknown, string | undefined, string>
    changed_at: Generated<Date>
    changed_by: string | null
  }
  routings: {
    id: GeneratedAlways<number>
    session_id: string
    live_chat_id: string
    at: Date
    event: 'opened' | 'drained' | 'returned'
    decision: ColumnType<unknown, string, string>
    facts: ColumnType<unknown, string | null | undefined, string | null>
  }
  scheduled_messages: {
    id: string
    session_id: string
    author_id: string
    text: string
    at: Date
    refused: string | null
    quote_id: string | null
    file_ids: Generated<string[]>
  }
  second_factor_groups: {
    group_id: string
  }
  second_factors: {
    user_id: string
    secret: string
    confirmed_at: Date | null
    last_step: Generated<number>
  }
  session_holdings: {
    session_id: string
    live_chat_id: string
    user_id: string
    held_from: Date
    held_until: Date | null
  }
  session_items: {
    session_id: string
    item_id: string
    app_id: string
    created_at: Generated<Date>
    created_by: string | null
  }
  session_reads: {
    session_id: string
    user_id: string
    count: number
  }
  session_tables: {
    user_id: string
    columns: ColumnType<unknown, string, string>
    default_view: string | null
    view_order: ColumnType<unknown, string, string>
    widths: ColumnType<unknown, string | undefined, string>
    pin_first: Generated<boolean>
    page_size: Generated<number>
  }
  session_views: {
    id: string
    user_id: string
    name: string
    shared: boolean
    filters: ColumnType<unknown, string, string>
    sorting: string
  }
  sessions: {
    id: string
    thread_id: string
    live_chat_id: string
    channel_kind: string
    customer_id: string
    chapter: number
    name: string
    state: 'queued' | 'assigned' | 'bot' | 'closed' | 'spam'
    operator_id: string | null
    group_id: string | null
    priority: Generated<number>
    number: Generated<number>
    received: Generated<number>
    read: Generated<number>
    sent: Generated<number>
    seen: Generated<number>
    preview: ColumnType<unknown, string | null | undefined, string | null>
    routed: ColumnType<unknown, string | null | undefined, string | null>
    created_at: Generated<Date>
    queued_at: Generated<Date>
    assigned_at: Date | null
    last_activity_at: Generated<Date>
    active_minute: Generated<number>
    waiting_since: Date | null
    closed_at: Date | null
    closed_by: string | null
    label_ids: Generated<string[]>
    spam_before: ColumnType<unknown, string | null | undefined, string | null>
    read_told: Generated<number>
  }
  settings: {
    name: string
    value: ColumnType<unknown, string, string>
    changed_at: Generated<Date>
    changed_by: string | null
  }
  sign_ins: {
    token_hash: Buffer
    user_id: string
    created_at: Generated<Date>
    used_at: Generated<Date>
    user_agent: Generated<string>
    address: Generated<string>
    id: Generated<string>
    by: Generated<'password' | 'sso'>
  }
  sso_attempts: {
    state_hash: Buffer
    browser_hash: Buffer
    nonce: string
    verifier: string
    issuer: string
    client_id: string
    goes_to: string
    created_at: Generated<Date>
  }
  sso_identities: {
    issuer: string
    subject: string
    user_id: string
    created_at: Generated<Date>
  }
  status_log: {
    user_id: string
    at: Date
    online: boolean
  }
  tallies: {
    live_chat_id: string
    kind: string
    key: Generated<string>
    n: number
  }
  template_folders: {
    id: string
    name: string
    created_by: string | null
  }
  template_uses: {
    template_id: string
    day: Date
    uses: number
    last_at: Date
  }
  threads: {
    id: string
    live_chat_id: string
    channel_id: string
    customer_id: string
    external_id: string
    created_at: Generated<Date>
  }
  trusted_devices: {
    token_hash: Buffer
    user_id: string
    expires_at: Date
  }
  unread_letters: {
    user_id: string
    session_id: string
    ordinal: number
  }
  used_identities: {
    channel_id: string
    jti: string
    expires_at: Date
  }
  user_accounts: {
    kind: string
    value: string
    user_id: string
  }
  user_imports: {
    id: string
    user_id: string
    file_name: string
    ignored: string[]
    rows: ColumnType<unknown, string, string>
    invited_at: Date | null
    created_at: Generated<Date>
  }
  users: {
    id: string
    name: string
    email: string
    password: string | null
    position: Generated<string>
    avatar_file_id: string | null
    state: Generated<'invited' | 'active' | 'locked'>
    online: Generated<boolean>
    seen_at: Date | null
    created_at: Generated<Date>
    skills: Generated<string[]>
    routing_maximum: number | null
  }
  visitor_tokens: {
    token_hash: Buffer
    customer_id: string
    live_chat_id: string
    used_at: Generated<Date>
  }
  waiting_steps: {
    session_id: string
    queued_at: Date
    step: string
  }
}
