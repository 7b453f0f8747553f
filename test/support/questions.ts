import { readFileSync } from 'node:fs';

/** The truth that a question of a lesson compares answers with, as its page has it. */
export function truthOf(page: string, id: string): number {
  const source = readFileSync(`stories/Learn/${page}.mdx`, 'utf8');
  const [, props = ''] = new RegExp(`<Prediction\\s+id="${id}"([\\s\\S]*?)\\n>`).exec(source) ?? [];
  const [, truth] = /truth=\{([\d.]+)\}/.exec(props) ?? [];
  return Number(truth ?? Number.NaN);
}
