import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The newest file of src, if dist was built before it changed; undefined where dist is newer, or missing. */
export function staleBuild(folder = '.'): string | undefined {
  const timeOf = (path: string) => statSync(join(folder, path), { throwIfNoEntry: false })?.mtimeMs ?? Number.NaN;
  const built = timeOf('dist/index.js');
  const sources = readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:tsx?|css|json)$/.test(path))
    .map((path) => ({ path: join('src', path), time: timeOf(join('src', path)) }))
    .filter(({ time }) => time > built);
  return sources.sort((one, other) => other.time - one.time)[0]?.path;
}
