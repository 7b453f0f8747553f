'use client';
import { useContext, useId, useRef } from 'react';
import type { Diffusion } from '../engine/imagePainter.js';
import type { Filmed } from '../film/filming.js';
import { useFormat } from '../i18n/useFormat.js';
import { imported } from '../lazy/imported.js';
import { lazy } from '../lazy/lazy.js';
import { useLazyAction } from '../lazy/useLazy.js';
import { DefaultsContext } from '../page/contexts.js';
import type { PanelDescription } from '../panels/description.js';
import type { Shown } from '../serialize/code.js';
import { NotLoaded } from '../ui/Boundary.js';
import { useIsHydrating } from '../ui/useIsHydrating.js';
import { messages } from './messages.js';

// The menu of a figure saves and copies it. The button comes with the page; Menu.tsx and actions.ts are loaded when a reader comes
// near it.

const menuCode = /* @__PURE__ */ lazy(() => imported(() => import('./Menu.js')));
type MenuCode = Awaited<ReturnType<typeof menuCode.load>>;
const csv = /* @__PURE__ */ lazy(() => imported(() => import('../snapshot/csv.js')));

/** What a figure is called, to tell its menu from others of a page. */
export interface Named {
  /** `noise-triptych`, as its files are called in every language. */
  readonly figure: string;
  /** The id of its caption; undefined if it has none. */
  readonly captionId: string | undefined;
}

/** What a figure gives its menu. Without props there is no code to copy. */
export interface Exports extends Pick<Shown, 'props' | 'takes'> {
  /** Of a figure in which something moves. */
  readonly film?: Filmed | undefined;
  /** The lines of its numbers, the first with the names of the columns. */
  readonly table?: (() => AsyncIterable<string> | Iterable<string>) | undefined;
}

/** Panels of an image, and where their values come from. */
export interface Painted {
  readonly panels: readonly PanelDescription[] | null;
  readonly diffusion: Pick<Diffusion, 'image' | 'read'>;
}

/** The values of panels for a menu; undefined while there are none. */
export function panelTable({ panels, diffusion }: Painted): Exports['table'] {
  const { image, read } = diffusion;
  if (!panels || !image) return undefined;
  return async function* () {
    const { panelLines } = await csv.load();
    yield* panelLines(panels, image, read);
  };
}

export interface FigureMenuProps extends Exports {
  /** Whether there is a menu; defaults to the provider's, else to true. */
  menu: boolean | undefined;
  /** Whether the figure shows something by now; defaults to true. */
  isNeeded?: boolean | undefined;
  /** Whose values its numbers are, in place of a table. */
  readonly painted?: Painted | undefined;
  readonly named: Named;
}

/** The menu of a figure, which saves and copies it as an image, a drawing, numbers or code. */
export function FigureMenu({ menu, isNeeded = true, painted, ...exports }: FigureMenuProps) {
  const defaults = useContext(DefaultsContext);
  const isHydrating = useIsHydrating();
  const isOffered = (menu ?? defaults.menu ?? true) && isNeeded && !isHydrating;
  return isOffered && <MenuButton table={painted && panelTable(painted)} {...exports} />;
}

interface Asked {
  readonly isOpen: boolean;
  /** What it is the menu of. */
  readonly figure: HTMLElement;
}

/** A quiet button at the corner, in the margin. What it opens is loaded when somebody comes close to it. */
function MenuButton({ named, ...exports }: Exports & Pick<FigureMenuProps, 'named'>) {
  // Once it has been opened the menu stays, closed, as it says what it has done. Its figure is kept beside it: a page that hides
  // what it shows takes the refs away meanwhile.
  const menu = useLazyAction<MenuCode, Asked>(menuCode);
  const format = useFormat();
  const place = useRef<HTMLDivElement>(null);
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
        // The caption tells the menus of a page apart.
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
