'use client';
import { Panel, type PanelProps } from '../components/Panel.js';
import { useLinked } from './LinkScope.js';
import type { Link } from './links.js';

export interface LinkedPanelProps extends Omit<PanelProps, 'panelRef'> {
  link: Link;
}

/** A panel that is lit or dimmed with what belongs to it. */
export function LinkedPanel({ link, ...panel }: LinkedPanelProps) {
  return <Panel {...panel} panelRef={useLinked<HTMLDivElement>(link)} />;
}
