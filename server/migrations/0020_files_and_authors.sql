-- The files of a chat are listed without reading its texts (MSG-03).
create index messages_with_files on messages (session_id, number) where files is not null;

-- Whether somebody is Author or Editor of any item of an app (STA-01).
create index items_author on items (app_id, author_id) where deleted_at is null;
create index items_editor on items (app_id, editor_id) where deleted_at is null;
