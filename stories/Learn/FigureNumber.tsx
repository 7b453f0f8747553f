import { createContext, use } from 'react';
import { usePageWords } from './PageLanguage.js';

/** The names of a page’s figures, in their order. */
export const FigureNames = createContext<readonly string[]>([]);

interface FigureNameProps {
  /** The figure’s name in the list of its page. */
  of: string;
}

/** The beginning of a caption: "Figure 3." */
export function FigureNumber({ of }: FigureNameProps) {
  const { captionOf } = usePageWords();
  return (
    <b className="lesson-figure-number" id={anchorOf(of)}>
      {captionOf(useNumberOf(of))}
    </b>
  );
}

/** A reference in the text, which leads to the figure. */
export function FigureLink({ to }: { to: string }) {
  const { figure } = usePageWords();
  return (
    <a href={`#${anchorOf(to)}`} target="_self">
      {figure(useNumberOf(to))}
    </a>
  );
}

function useNumberOf(name: string): number {
  const number = use(FigureNames).indexOf(name) + 1;
  if (number === 0) throw new Error(`no figure of this page is called ${name}`);
  return number;
}

function anchorOf(name: string): string {
  return `figure-${name}`;
}
