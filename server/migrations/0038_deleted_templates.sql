-- Deleted, and kept for a day so that it can be brought back; then it goes with its files and figures.
alter table response_templates add column deleted_at timestamptz;
create index response_templates_deleted on response_templates (deleted_at) where deleted_at is not null;
