import type { ReactNode } from 'react';

export type Language = 'tsx' | 'html' | 'python';

const STRING = `"[^"\\n]*"|'[^'\\n]*'`;
const NUMBER = String.raw`(?<![\w-])-?\d[\d.]*(?:e-?\d+)?\b`;
const WORDS = {
  tsx: ['import', 'from', 'true', 'false', 'null'],
  html: [],
  python: ['import', 'from', 'as', 'for', 'in', 'print', 'None', 'True', 'False'],
};

/** The tokens of generated code: strings, numbers, keywords, tags and comments. */
function tokensOf(language: Language): RegExp {
  const words = WORDS[language].length > 0 ? `|(?<keyword>\\b(?:${WORDS[language].join('|')})\\b)` : '';
  const comment = language === 'python' ? '|(?<comment>#.*)' : '';
  const tag = language === 'python' ? '' : '|(?<function>(?<=</?)[a-zA-Z][\\w-]*)';
  return new RegExp(`(?<string>${STRING})${comment}${words}${tag}|(?<constant>${NUMBER})`, 'g');
}

/** Code in the colors of the page. A server and a browser color it alike, because readers change it. */
export function colored(code: string, language: Language): ReactNode[] {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const match of code.matchAll(tokensOf(language))) {
    const [kind] = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined) ?? [];
    parts.push(
      code.slice(end, match.index),
      <span key={match.index} className={`code-${kind}`}>
        {match[0]}
      </span>,
    );
    end = match.index + match[0].length;
  }
  return [...parts, code.slice(end)];
}
