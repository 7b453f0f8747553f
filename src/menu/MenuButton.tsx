'use client';
import { useId, useRef } from 'react';
import { useFormat } from '../i18n/useFormat.js';
import { imported, lazy } from '../lazy/lazy.js';
import { useLazyAction } from '../lazy/useLazy.js';
import { NotLoaded } from '../ui/NotLoaded.js';
import { toolStyles } from '../ui/toolStyles.js';
import { useStyles } from '../ui/useStyles.js';
import type { Exports, Named } from './FigureMenu.js';
import { messages } from './messages.js';

const menuCode = /* @__PURE__ */ lazy(() => imported(() => import('./Menu.js')));
type MenuCode = Awaited<ReturnType<typeof menuCode.load>>;

interface Asked {
  readonly isOpen: boolean;
  /** The figure whose menu this is. */
  readonly figure: HTMLElement;
}

/** A quiet button at the corner, in the margin. What it opens is loaded when somebody comes close to it. */
export function MenuButton({ named, ...exports }: Exports & { named: Named }) {
  // Once it has been opened the menu stays, closed, as it says what it has done. Its figure is kept beside it: a page that hides
  // what it shows takes the refs away meanwhile.
  const menu = useLazyAction<MenuCode, Asked>(menuCode);
  const format = useFormat();
  const place = useRef<HTMLDivElement>(null);
  useStyles(toolStyles, place);
  const [id, buttonId] = [useId(), useId()];
  const { figure, captionId } = named;
  const { asked } = menu;
  const isOpen = asked?.isOpen === true && menu.code !== null;
  const Menu = menu.code?.Menu;
  const press = (button: Element) => {
    const figure = button.closest('figure');
    if (figure) menu.ask({ isOpen: !isOpen, figure });
  };
  return (
    <div
      ref={place}
      className="df-menu"
      data-open={isOpen || undefined}
      data-loading={menu.isLoading ? 'menu' : undefined}
    >
      <button
        type="button"
        className="df-menu-button"
        id={buttonId}
        aria-label={format(captionId ? messages.menu : messages.menuOf({ figure }))}
        // The caption distinguishes the menus of a page.
        aria-labelledby={captionId && `${buttonId} ${captionId}`}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onPointerEnter={menuCode.request}
        onFocus={menuCode.request}
        onBlur={({ relatedTarget }) => {
          // The message may have a button.
          if ((menu.isLoading || menu.failure) && !place.current?.contains(relatedTarget)) menu.end();
        }}
        onClick={({ currentTarget }) => (menu.isLoading ? menu.end() : press(currentTarget))}
      >
        <svg aria-hidden="true" width={16} height={16} viewBox="0 0 16 16" fill="currentColor">
          <circle cx={3} cy={8} r={1.25} />
          <circle cx={8} cy={8} r={1.25} />
          <circle cx={13} cy={8} r={1.25} />
        </svg>
      </button>
      {menu.failure && <NotLoaded className="df-menu-told" of={messages.notLoaded} failure={menu.failure} />}
      {Menu && asked && (
        <Menu
          {...exports}
          {...{ id, isOpen, place, figure: asked.figure }}
          onClose={() => menu.ask({ ...asked, isOpen: false })}
        />
      )}
    </div>
  );
}
