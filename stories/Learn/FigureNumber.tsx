import { createContext, use } from 'react';

/** The names of a page’s figures, in their order. */
export const FigureNames = createContext<readonly string[]>([]);

interface FigureNameProps {
  /** The figure’s name in the list of its page. */
  of: string;
}

/** The beginning of a caption: "Figure 3." */
export function FigureNumber({ of }: FigureNameProps) {
  return (
    <b className="lesson-figure-number" id={anchorOf(of)}>
      {useNumberOf(of)}.
    </b>
  );
}

/** A reference in the text, which leads to the figure. */
export function FigureLink({ to }: { to: string }) {
  return (
    <a href={`#${anchorOf(to)}`} target="_self">
      {useNumberOf(to)}
    </a>
  );
}

function useNumberOf(name: string): string {
  const number = use(FigureNames).indexOf(name) + 1;
  if (number === 0) throw new Error(`no figure of this page is called ${name}`);
  return `Figure ${number}`;
}

function anchorOf(name: string): string {
  return `figure-${name}`;
}
