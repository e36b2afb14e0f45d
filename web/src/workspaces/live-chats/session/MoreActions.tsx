import type { Message, SessionCard, SessionDetails } from '@parley/contract'
import { readTranscript } from '@parley/contract'
import { type Acts, askToWithdraw, editLast, lastOf } from '../../../conversation/index.ts'
import { saveFrom } from '../../../conversation/save-transcript.ts'
import { useHeld } from '../../../held.ts'
import { addressOf } from '../../../live/index.ts'
import { transcript } from '../../../texts/en/transcript.ts'
import { learn } from '../../../texts/index.ts'
import { type Action, useActions } from '../../../ui/actions.ts'
import './bindings/words.ts'
import { attempt } from './attempt.ts'
import { useBindings } from './bindings/use-bindings.ts'
import { copyLink } from './copy-link.ts'
import { dialog, mailing, renaming } from './dialogs.ts'
import { useLabels } from './labels.ts'
import { reassign, relabel } from './session-actions.ts'
import { t } from './spam-words.ts'
import { useLocks } from './use-locks.ts'
import { roleIn } from './use-rights.ts'
import { actionsUnder, useStanding } from './use-standing.ts'

learn({ transcript })

interface Offered {
  card: SessionCard
  details: SessionDetails | undefined
  acts: Acts
  /** Of the conversation. */
  source: string
  notices: boolean
  toggleNotices: () => void
}

/** What else can be done with the open session, for the palette: everything that stands in its menus [B-20]. Draws nothing. */
export default function MoreActions({ card, details, acts, source, notices, toggleNotices }: Offered) {
  const standing = useStanding(card)
  const labels = useLabels(card.liveChatId, details)
  const { bindings } = useBindings(card)
  const me = useHeld((held) => held.me)
  const operates = useHeld((held) => roleIn(held, card.liveChatId).operates)
  const group = t('sessions.session')
  const under = actionsUnder(standing, group)
  const simply = (id: string, label: string, run: () => void, why = ''): Action => ({
    id,
    label,
    group,
    run,
    ...(why && { why }),
  })
  const ask = (what: 'lock' | 'unlock' | 'files') => dialog.set({ what, sessionId: card.id })
  const save = (format: 'text' | 'pdf') => saveFrom(addressOf(readTranscript.path, { sessionId: card.id }, { format }))
  const locked = useLocks(details?.customer.locks ?? []).length > 0
  const lock = locked ? 'unlock' : 'lock'
  const mayTakeOver = standing.reassign === '' && operates && me.online && card.operator && card.operator.id !== me.id
  const register = bindings?.registered.filter(({ offered, rights }) => offered && (rights.view || rights.create)) ?? []
  const mine = (message: Message) => message.sessionId === card.id && acts.mayChange(message)
  const last = lastOf(source, mine)
  useActions([
    ...under('edit', { id: 'rename', label: t('sessions.rename'), run: () => renaming.set(card.id) }),
    ...labels.flatMap(({ id, name }) => {
      const on = card.labelIds.includes(id)
      const run = () => void relabel(card, on ? { removeLabelIds: [id] } : { addLabelIds: [id] })
      return under('edit', { id: `label-${id}`, label: t(on ? 'sessions.labelRemove' : 'sessions.labelAdd', { name }), run })
    }),
    ...(mayTakeOver
      ? [simply('take-over', t('sessions.takeOver'), () => void attempt(() => reassign(card, { operatorId: me.id })))]
      : []),
    ...register.flatMap(({ app }) =>
      under('bind', {
        id: `register-${app.id}`,
        label: t('bindings.registerIn', { app: app.name }),
        run: () => dialog.set({ what: 'bind', sessionId: card.id, appId: app.id }),
      }),
    ),
    ...(card.customer.userId ? [] : under('lock', { id: 'lock', label: t(`spam.${lock}`), run: () => ask(lock) })),
    simply('copy-link', t('conversation.copyLink'), () => copyLink(card)),
    simply('notices', t(notices ? 'sessions.hideNotices' : 'sessions.showNotices'), toggleNotices),
    simply('chat-files', t('conversation.chatFiles'), () => ask('files')),
    simply('transcript-text', `${t('transcript.title')}: ${t('transcript.text')}`, () => save('text')),
    simply('transcript-pdf', `${t('transcript.title')}: ${t('transcript.pdf')}`, () => save('pdf')),
    simply(
      'transcript-mail',
      `${t('transcript.title')}: ${t('transcript.mail')}`,
      () => mailing.set(card.id),
      me.online === false ? t('sessions.viewOnly') : '',
    ),
    ...(last
      ? [
          simply('edit-last', t('sessions.editLast'), () => editLast(source, mine)),
          simply('withdraw-last', t('sessions.withdrawLast'), () => askToWithdraw(source, mine)),
        ]
      : []),
  ])
  return null
}
