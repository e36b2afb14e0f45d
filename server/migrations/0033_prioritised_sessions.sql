-- Sessions with a priority that were active lately, and those of one operator: each would be read through else [SAP-02].
create index sessions_prioritised_active on sessions (live_chat_id, priority, active_minute desc) where priority > 0;
create index sessions_prioritised_of on sessions (operator_id, priority, created_at desc, id desc) where priority > 0;
