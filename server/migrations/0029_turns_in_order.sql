-- In a large group, whoever is given a session next is found by walking along these instead of looking at every member.
create index operator_turns_by_load on operator_turns (open, turn, user_id);
create index operator_turns_by_turn on operator_turns (turn, user_id);
insert into operator_turns (user_id, turn) select id, 0 from users where online on conflict do nothing;
