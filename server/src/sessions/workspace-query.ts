import { portion } from '@parley/contract'
import { noticesText } from '../activity/index.ts'
import { labelsText } from '../live-chats/index.ts'
import { aboutUserText } from '../people/index.ts'
import { tasksText } from '../processes/index.ts'
import { draftsText } from './drafts.ts'
import { versionText } from './kept-cards.ts'
import { remindersText } from './reminders.ts'
import { columnsText, joinedText } from './sessions-query.ts'
import { threadsText } from './threads.ts'

/** Which lists a row was picked for, as bits. */
export const picked = { mine: 1, queue: 2, active: 4 } as const

const one = portion + 1

/** `$1` is the user; by live chat, what they are in it. */
const roles = `roles as materialized (
  select live_chat_id, array_agg(group_id) filter (where not supervises) as groups, bool_or(supervises) as supervisor
  from (
    select o.live_chat_id, o.group_id, false as supervises
      from memberships m join live_chat_operator_groups o using (group_id) where m.user_id = $1
    union all
    select o.live_chat_id, o.group_id, true
      from memberships m join live_chat_supervisor_groups o using (group_id) where m.user_id = $1) held
  group by live_chat_id)`

/** What a card is made of, of a row of sessions: the row's version and whose other rows belong to it. */
const madeOf = 'id, xmin as version, customer_id, operator_id, group_id'

/**
 * All that are mine, and of each live chat the oldest of the queue and the latest active ones, one more than is shown. Each is a
 * walk along an index that ends after as many rows; what is in several lists comes several times, which costs less than sorting.
 */
const cards = `picked as (
    select ${picked.mine} as list, ${madeOf} from sessions where operator_id = $1 and state = 'assigned'
    union all
    select ${picked.queue}, q.* from roles r cross join lateral (
      select ${madeOf} from sessions where live_chat_id = r.live_chat_id and state = 'queued' order by queued_at, id limit ${one}) q
      where r.supervisor
    union all
    select ${picked.queue}, q.* from roles r cross join lateral (
      select id, version, customer_id, operator_id, group_id from (
        (select ${madeOf}, queued_at from sessions where live_chat_id = r.live_chat_id and state = 'queued' and group_id is null
          order by queued_at, id limit ${one})
        union all
        select b.* from unnest(r.groups) as g (of_group) cross join lateral (
          select ${madeOf}, queued_at from sessions where live_chat_id = r.live_chat_id and state = 'queued' and group_id = of_group
            order by queued_at, id limit ${one}) b) theirs
      order by queued_at, id limit ${one}) q
      where not r.supervisor and r.groups is not null
    union all
    select ${picked.active}, a.* from roles r cross join lateral (
      select ${madeOf} from sessions where live_chat_id = r.live_chat_id and state in ('queued', 'assigned', 'bot')
        order by active_minute desc, last_activity_at desc, id desc limit ${one}) a
      where r.supervisor),
  cards as (
    select s.id, s.list, r.count as reads, ${versionText('s.version')} as version
    from picked s ${joinedText}
    left join session_reads r on r.session_id = s.id and r.user_id = $1)`

/** Whole sessions by id, for the cards that are not kept. */
export const sessionsText = `select ${columnsText} from sessions s ${joinedText} where s.id = any($1::uuid[])`

/**
 * One row of one statement, which sees one snapshot: where it stands in the log, who I am, which cards, and the small things. The
 * cards are words rather than JSON, which takes PostgreSQL as long to write as finding them [T-05].
 */
export const workspaceText = `
  with ${roles},
  ${cards}
  select pg_current_snapshot()::text as mark,
    (select json_build_object('id', u.id, 'name', u.name, 'email', u.email, 'position', u.position,
        'avatarFileId', u.avatar_file_id, 'state', u.state, 'online', u.online,
        'administrator', exists (select from memberships m join groups g on g.id = m.group_id
          where m.user_id = u.id and g.system = 'administrators'),
        ${aboutUserText},
        'groups', coalesce((select json_agg(json_build_object('id', g.id, 'name', g.name) order by lower(g.name))
          from group_members m join groups g on g.id = m.group_id where m.user_id = u.id), '[]'))
      from users u where u.id = $1) as me,
    coalesce((select json_agg(json_build_object('id', l.id, 'name', l.name, 'groupIds', coalesce(r.groups, '{}'),
        'supervisor', r.supervisor, 'labels', ${labelsText('l.id')}) order by lower(l.name)) from roles r join live_chats l on l.id = r.live_chat_id), '[]') as chats,
    coalesce((select json_agg(json_build_array(t.live_chat_id, t.kind, t.key, t.n)) from (
      select t.live_chat_id, t.kind, t.key, sum(t.n)::int as n from roles r join tallies t on t.live_chat_id = r.live_chat_id
        where t.kind = any ('{queued,open,closed}') group by 1, 2, 3
      union all
      select t.live_chat_id, t.kind, t.key, sum(t.n)::int from roles r join tallies t on t.live_chat_id = r.live_chat_id
        where t.kind = 'mine-closed' and t.key = $1 group by 1, 2, 3) t), '[]') as tallies,
    exists (select from live_chat_internal where user_id = $1)
      or exists (select from memberships m join live_chat_internal i using (group_id) where m.user_id = $1)
      or exists (select from org_memberships m join live_chat_internal i using (org_item_id) where m.user_id = $1) as may_write,
    exists (select from app_grant_members m join app_grants g on g.id = m.grant_id
        join apps a on a.id = g.app_id and a.deleted_at is null
      where m.user_id = $1 or m.group_id in (select group_id from memberships where user_id = $1)
        or m.org_item_id in (select org_item_id from org_memberships where user_id = $1)) as may_view_apps,
    array(select entry_id from activity_recipients where user_id = $1 and not read
      order by at desc, entry_id desc limit 100) as unread,
    ${noticesText} as notices, ${remindersText} as reminders, ${draftsText} as drafts,
    ${tasksText} as tasks,
    (select string_agg(concat_ws(' ', id, list, coalesce(reads, -1), version), ',') from cards) as cards,
    (select coalesce(json_agg(t), '[]') from (${threadsText}) t) as theirs`
