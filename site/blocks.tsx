import type { ReactNode } from 'react';
import { highlighted, plain } from './highlight.js';

// What pages take from Storybook's blocks, without Storybook, and what the frame of the book has in their place.

export const Meta = () => null;

export const Contents = () => null;

export const Unstyled = ({ children }: { children: ReactNode }) => children;

/** A file. Only a server colours it: a browser keeps what it was sent. */
export function CodeOrSourceMdx({ className = '', children }: { className?: string; children: string }) {
  const html = import.meta.env.SSR ? highlighted(children, className.replace('language-', '')) : plain(children);
  return <div suppressHydrationWarning dangerouslySetInnerHTML={{ __html: html }} />;
}
