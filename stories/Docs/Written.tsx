import { Tex } from '../../src/index.js';

/** Text of a table: what is in backticks is code, what is between dollar signs a formula. */
export function Written({ children }: { children: string }) {
  return children.split(/(`[^`]+`|\$[^$]+\$)/).map((part, index) => {
    // Parts have no identity but their place.
    const key = `${index} ${part}`;
    const inner = part.slice(1, -1);
    if (part.startsWith('`')) return <code key={key}>{inner}</code>;
    return part.startsWith('$') ? <Tex key={key}>{inner}</Tex> : part;
  });
}
