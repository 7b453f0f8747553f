'use client';
import { type ComponentType, useContext } from 'react';
import type { Diffusion } from '../engine/imagePainter.js';
import type { Filmed } from '../film/filming.js';
import { imported, lazy } from '../lazy/lazy.js';
import { DefaultsContext } from '../page/contexts.js';
import type { PanelDescription } from '../panels/description.js';
import type { Shown } from '../serialize/code.js';
import { useIsHydrating } from '../ui/useIsHydrating.js';

// The menu of a figure saves and copies it. The button comes once the figure is seen; Menu.tsx and actions.ts are loaded when a reader
// comes near it.

const csv = /* @__PURE__ */ lazy(() => imported(() => import('../snapshot/csv.js')));

/** The names that distinguish the menu of a figure from other menus on the page. */
export interface Named {
  /** `noise-triptych`, as its files are called in every language. */
  readonly figure: string;
  /** The id of its caption; undefined if it has none. */
  readonly captionId: string | undefined;
}

/** The data that a figure gives its menu. Without props there is no code to copy. */
export interface Exports extends Pick<Shown, 'props' | 'propTable'> {
  /** The film of a figure in which something moves. */
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
  /** The values behind the figure's numbers, used instead of a table. */
  readonly painted?: Painted | undefined;
  readonly named: Named;
  /** Null until it is loaded. */
  readonly Button: ComponentType<Exports & { named: Named }> | null;
}

/** The menu of a figure, which saves and copies it as an image, a drawing, numbers or code. */
export function FigureMenu({ menu, isNeeded = true, painted, Button, ...exports }: FigureMenuProps) {
  const defaults = useContext(DefaultsContext);
  const isHydrating = useIsHydrating();
  const isOffered = (menu ?? defaults.menu ?? true) && isNeeded && !isHydrating;
  return isOffered && Button && <Button table={painted && panelTable(painted)} {...exports} />;
}
