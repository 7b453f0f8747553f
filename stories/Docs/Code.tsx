import { CodeOrSourceMdx } from '@storybook/addon-docs/blocks';

export interface CodeProps {
  /** Its name on the site. */
  file: string;
  children: string;
}

/** By a file's ending, where Storybook knows the language by another name, or only its nearest relative. */
const LANGUAGES: Readonly<Record<string, string>> = {
  astro: 'html',
  ipynb: 'json',
  js: 'jsx',
  mdx: 'jsx',
  mjs: 'jsx',
  py: 'text',
};

/** A file of a site, as it is. */
export function Code({ file, children }: CodeProps) {
  const ending = file.slice(file.lastIndexOf('.') + 1);
  return (
    <div className="page-code">
      <p className="page-file">{file}</p>
      <CodeOrSourceMdx className={`language-${LANGUAGES[ending] ?? ending}`}>{children.trim()}</CodeOrSourceMdx>
    </div>
  );
}
