import type { AwayAnswer, Channel, LiveChat, Named, RoutingRule } from '@parley/contract'
import { sql } from 'kysely'
import { accountApps } from '../apps/index.ts'
import type { Work } from '../platform/database.ts'
import type { Urls } from '../platform/means.ts'
import { Refusal } from '../platform/refusal.ts'
import { type WebsiteSettings, websiteDefaults } from './website.ts'

interface Row {
  id: string
  name: string
  operator_groups: Named[]
  supervisor_groups: Named[]
  internal_users: Named[]
  internal_groups: Named[]
  internal_org_items: Named[]
  show_operator_name: boolean
  customer_transcripts: boolean
  rule: RoutingRule
  account_app_id: string | null
  register_apps: string[]
  reader_groups: Named[]
  session_name: string
  away_answer: AwayAnswer
  calendar: Named | null
  channels: (Channel & { settings: Partial<WebsiteSettings> })[]
  secrets: { id: string; at: string }[]
  version: number
  changed_at: Date
  changed_by: Named | null
}

/** The settings as they stand; whoever asks has the right to see them. */
export async function readLiveChat({ db }: Pick<Work, 'db'>, urls: Urls, liveChatId: string): Promise<LiveChat> {
  const named = sql`coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'name', x.name) order by lower(x.name)), '[]')`
  const { rows } = await sql<Row>`
    select l.*,
      (select ${named} from live_chat_operator_groups o join groups x on x.id = o.group_id where o.live_chat_id = l.id) as operator_groups,
      (select ${named} from live_chat_supervisor_groups s join groups x on x.id = s.group_id where s.live_chat_id = l.id)
        as supervisor_groups,
      (select ${named} from live_chat_internal i join users x on x.id = i.user_id where i.live_chat_id = l.id) as internal_users,
      (select ${named} from live_chat_internal i join groups x on x.id = i.group_id where i.live_chat_id = l.id) as internal_groups,
      (select ${named} from live_chat_internal i join org_items x on x.id = i.org_item_id where i.live_chat_id = l.id)
        as internal_org_items,
      (select jsonb_agg(to_jsonb(c) order by c.created_at, c.id) from channels c where c.live_chat_id = l.id and c.kind <> 'internal')
        as channels,
      (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'at', k.created_at) order by k.created_at desc), '[]')
        from identity_secrets k join channels c on c.id = k.channel_id where c.live_chat_id = l.id) as secrets,
      array(select app_id from live_chat_register_apps a where a.live_chat_id = l.id order by a.place) as register_apps,
      (select ${named} from live_chat_reader_groups r join groups x on x.id = r.group_id where r.live_chat_id = l.id) as reader_groups,
      (select jsonb_build_object('id', c.id, 'name', c.name) from calendars c where c.id = l.calendar_id) as calendar,
      (select jsonb_build_object('id', u.id, 'name', u.name) from users u where u.id = l.changed_by) as changed_by
    from live_chats l where l.id = ${liveChatId} and l.deleted_at is null`.execute(db)
  const [row] = rows
  if (!row) throw new Refusal('not-found')
  const chosen = row.account_app_id !== null || row.register_apps.length > 0
  return toLiveChat(row, chosen ? await accountApps({ db }) : [], urls)
}

function toLiveChat(row: Row, apps: readonly Named[], { app, widget }: Urls): LiveChat {
  const { id, name, rule, version, channels, secrets } = row
  const website = channels.find(({ kind }) => kind === 'website')!
  return {
    id,
    name,
    operatorGroups: row.operator_groups,
    supervisorGroups: row.supervisor_groups,
    internal: { users: row.internal_users, groups: row.internal_groups, orgItems: row.internal_org_items },
    showOperatorName: row.show_operator_name,
    customerTranscripts: row.customer_transcripts,
    rule,
    accountApp: apps.find(({ id }) => id === row.account_app_id) ?? null,
    registerApps: row.register_apps.flatMap((id) => apps.find((one) => one.id === id) ?? []),
    readerGroups: row.reader_groups,
    sessionName: row.session_name,
    awayAnswer: row.away_answer,
    calendar: row.calendar,
    channels: channels.map(({ id, kind, name, state }) => ({ id, kind, name, state })),
    website: {
      ...websiteDefaults,
      ...website.settings,
      channelId: website.id,
      secrets: secrets.map(({ id, at }) => ({ id, createdAt: new Date(at).toISOString() })),
      snippet: snippetOf(widget, id),
      hostedUrl: `${widget}/c/${id}`,
      testUrl: `${app}/c/${id}/test`,
    },
    version,
    changedAt: row.changed_at.toISOString(),
    changedBy: row.changed_by,
  }
}

/** Calls before the file has loaded wait in `Parley.q`. Without scripts, a link to the hosted page. */
function snippetOf(widgetUrl: string, id: string): string {
  return `<script>
  parleySettings = { chat: '${id}' };
  (function (w) { w.Parley = w.Parley || function () { (w.Parley.q = w.Parley.q || []).push(arguments) } })(window);
</script>
<script async src="${widgetUrl}/widget.js"></script>
<noscript><a href="${widgetUrl}/c/${id}">Chat with us</a></noscript>
`
}
