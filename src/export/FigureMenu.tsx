'use client';
import { useContext } from 'react';
import { useIsHydrating } from '../components/useIsHydrating.js';
import { DefaultsContext } from '../hooks/contexts.js';
import { type Late, useParts } from '../hooks/useParts.js';
import type { MenuButtonProps } from './MenuButton.js';

export interface FigureMenuProps extends MenuButtonProps {
  /** Whether there is a menu; defaults to the provider's, else to true. */
  menu: boolean | undefined;
  /** Whether the figure shows something by now; defaults to true. */
  isNeeded?: boolean | undefined;
}

/** As it stands in the margin, nothing moves when it comes. */
const BUTTON: Late<typeof import('./MenuButton.js')> = { load: () => import('./MenuButton.js') };

/** The menu of a figure, which saves and copies it as an image, a drawing, numbers or code. */
export function FigureMenu({ menu, isNeeded = true, ...button }: FigureMenuProps) {
  const defaults = useContext(DefaultsContext);
  const isHydrating = useIsHydrating();
  const isOffered = (menu ?? defaults.menu ?? true) && isNeeded && !isHydrating;
  const { parts, isLoading } = useParts(isOffered, BUTTON);
  if (isLoading) return <span hidden data-loading="menu" />;
  return parts && <parts.MenuButton {...button} />;
}
