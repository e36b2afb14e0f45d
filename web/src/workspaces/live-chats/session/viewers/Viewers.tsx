import { useTyping } from '../../../../conversation/index.ts'
import { colleagues } from '../../../../texts/en/colleagues.ts'
import { learn, t } from '../../../../texts/index.ts'
import { Avatar } from '../../../../ui/Avatar.tsx'
import { Tooltip } from '../../../../ui/Tooltip.tsx'
import css from './viewers.module.css'
import { useViewers } from './viewing.ts'

learn({ colleagues })

const MOST = 3

/** Colleagues who have the session open too, and who of them is typing a reply [COL-01, ui.md S6]. */
export default function Viewers({ sessionId }: { sessionId: string }) {
  const others = useViewers(sessionId)
  const typist = useTyping(sessionId)
  const names = others.map(({ name }) => name).join(', ')
  return (
    <>
      <span className={css.replying} role="status">
        {typist?.by === 'operator' && t('colleagues.replying', { name: typist.name })}
      </span>
      {others.length > 0 && (
        <Tooltip label={t('colleagues.viewers', { names })}>
          <span className={css.viewers} role="img" aria-label={t('colleagues.viewers', { names })} data-testid="viewers">
            {others.slice(0, MOST).map(({ id, name, avatarFileId }) => (
              <Avatar key={id} id={id} name={name} picture={avatarFileId} size={28} />
            ))}
            {others.length > MOST && <span className={css.more}>{t('colleagues.more', { count: others.length - MOST })}</span>}
          </span>
        </Tooltip>
      )}
    </>
  )
}
