import { useDebouncedValue } from '@mantine/hooks'
import { type LiveChatRow, listGroups, listLiveChats, listUsers } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { ask } from '../../../live/index.ts'
import { sections } from '../sections.ts'
import { type Place, pageWords, settingPlaces } from './settings.ts'
import { t } from './words.ts'

/** Something that the search leads to. */
export interface Found {
  key: string
  label: string
  /** Where it stands. */
  within?: string
  to: string
  search?: Readonly<Record<string, string>>
  /** What is written beside the setting on its page; nothing: the page as a whole. */
  setting?: string
}

export interface FoundGroup {
  name: string
  found: readonly Found[]
}

/** So many of one kind; who looks for more types more. */
const most = 30
const mostNamed = 8

const plain = (text: string) => text.toLocaleLowerCase()

/** How well it fits: 0 by its name alone, 1 by other words too; undefined: not at all. */
function fit(words: readonly string[], label: string, others: string): number | undefined {
  const [own, all] = [plain(label), plain(`${label} ${others}`)]
  if (words.every((word) => own.includes(word))) return 0
  return words.every((word) => all.includes(word)) ? 1 : undefined
}

/** What was typed, as the words that all have to be there. */
const wordsIn = (typed: string): string[] => plain(typed).split(/\s+/).filter(Boolean)

/** Pages and settings by their titles, labels and hints, at once; live chats, groups and users as the server finds them. */
export function useFound(typed: string): { groups: readonly FoundGroup[]; waiting: boolean } {
  const words = wordsIn(typed)
  const [search] = useDebouncedValue(typed.trim(), 200)
  const chats = useQuery({
    queryKey: ['live-chats', ''],
    queryFn: ({ signal }) => ask(listLiveChats, { signal }),
    staleTime: 10_000,
  })
  const groups = useQuery({ queryKey: ['groups'], queryFn: ({ signal }) => ask(listGroups, { signal }), staleTime: 10_000 })
  const users = useQuery({
    queryKey: ['settings-search', search],
    queryFn: ({ signal }) => ask(listUsers, { query: { search }, signal }),
    enabled: search.length > 1,
    staleTime: 10_000,
  })
  const named = (name: string) => fit(words, name, '') === 0
  const all: FoundGroup[] = [
    { name: t('settingsSearch.pages'), found: pagesFound(words) },
    { name: t('settingsSearch.settings'), found: settingsFound(words, chats.data ?? []) },
    {
      name: t('menu.liveChats'),
      found: (chats.data ?? [])
        .filter(({ name }) => named(name))
        .slice(0, mostNamed)
        .map(({ id, name }) => ({ key: id, label: name, to: `/admin/live-chats/${id}` })),
    },
    {
      name: t('menu.groups'),
      found: (groups.data ?? [])
        .filter(({ name }) => named(name))
        .slice(0, mostNamed)
        .map(({ id, name }) => ({ key: id, label: name, to: '/admin/groups', search: { group: id } })),
    },
    {
      name: t('menu.users'),
      // What was found for fewer letters is not what is looked for now.
      found: (search === typed.trim() ? (users.data?.items ?? []) : [])
        .slice(0, mostNamed)
        .map(({ id, name, email }) => ({ key: id, label: name, within: email, to: '/admin/users', search: { user: id } })),
    },
  ]
  const waiting = search !== typed.trim() || users.isFetching || chats.isPending || groups.isPending
  return { groups: all.filter(({ found }) => found.length > 0), waiting }
}

function pagesFound(words: readonly string[]): Found[] {
  return sections
    .filter(({ to, name }) => fit(words, t(name), pageWords[to] ? t(pageWords[to]) : '') !== undefined)
    .map(({ to, name }) => ({ key: to, label: t(name), to }))
}

/** Those found by their own names first; a setting that each live chat has stands there once for each, and is found by its name too. */
function settingsFound(words: readonly string[], chats: readonly LiveChatRow[]): Found[] {
  const all = settingPlaces.flatMap((place) =>
    standing(place, chats).flatMap((where) => place.settings.map((one) => ({ where, one }))),
  )
  return all
    .flatMap(({ where, one }) => {
      const score = fit(words, t(one.label), [where.within, ...one.words.map((key) => t(key))].join(' '))
      return score === undefined
        ? []
        : [{ score, ...where, key: `${where.to} ${one.label}`, label: t(one.label), setting: t(one.label) }]
    })
    .toSorted((a, b) => a.score - b.score)
    .slice(0, most)
}

type Standing = Pick<Found, 'to' | 'search'> & { within: string }

function standing({ to, tab, name }: Place, chats: readonly LiveChatRow[]): Standing[] {
  if (to !== 'live-chat') return [{ to, within: t(name) }]
  return chats.map((chat) => ({
    to: `/admin/live-chats/${chat.id}`,
    within: t('settingsSearch.of', { page: chat.name, name: t(name) }),
    ...(tab && { search: { tab } }),
  }))
}
