import { Portal } from '@mantine/core'
import { Menu } from '../ui/Menu.tsx'
import css from './menu.module.css'
import { messageEntries } from './message-entries.tsx'
import { type OpenMenu, openMenu } from './message-menu.ts'
import { t } from './words.ts'

/** What can be done with a message: right click, long press, Shift+F10, or its three dots [CNV-03, CNV-05, ui.md S6]. */
export default function MessageMenu(open: OpenMenu) {
  const close = () => {
    openMenu.set(undefined)
    document.querySelector<HTMLElement>(`[data-message="${open.message.id}"]`)?.focus({ preventScroll: true })
  }
  return (
    // Around the whole: what the menu stands beside is the point itself.
    <Portal>
      <Menu
        key={`${open.message.id} ${open.x} ${open.y}`}
        opened
        onClose={close}
        position="bottom-start"
        returnFocus={false}
        withInitialFocusPlaceholder={false}
      >
        <Menu.Target>
          <button
            type="button"
            tabIndex={-1}
            aria-label={t('talk.menu')}
            className={css.at}
            style={{ left: open.x, top: open.y }}
          />
        </Menu.Target>
        <Menu.Dropdown data-testid="message-menu">
          {messageEntries.map(({ id, Entry }) => (
            <Entry key={id} {...open} />
          ))}
        </Menu.Dropdown>
      </Menu>
    </Portal>
  )
}
