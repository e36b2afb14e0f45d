-- Times in the file that say no zone are read in this one: the importer's, as their screens show times.
alter table item_imports add column time_zone text not null default 'UTC';
-- Somebody's imports into an app, newest first.
create index on item_imports (app_id, user_id, created_at);
