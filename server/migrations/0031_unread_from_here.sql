-- Staff may count messages as unread again, and what the customer was told stays told: how many of theirs it was at most, where
-- that is more than `read` says now.
alter table sessions add column read_told integer not null default 0;
