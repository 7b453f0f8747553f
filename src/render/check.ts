import { accessSync, constants, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { invalid } from '../core/check.js';
import { figureTypes } from './figureTypes.js';
import { type CheckedPicture, checkPicture, type Picture, type Report } from './picture.js';

/** All that is wrong with some pictures. */
export class RenderError extends Error {
  override readonly name = 'RenderError';

  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

const ADDRESS = /^(https?|data):/;
const FONT_FILE = /\.(woff2?|ttf|otf)$/;

/** Pictures with their defaults, and the paths of their files; throws a RenderError that tells of all that is wrong. */
export async function checkPictures(pictures: readonly Picture[], folder: string): Promise<CheckedPicture[]> {
  const types = await figureTypes(new Set(pictures.map(({ type }) => type)));
  const problems: string[] = [];
  const checked = pictures.map((picture, index) => {
    const where = pictures.length > 1 ? `picture ${index + 1} (${picture.out ?? picture.type}): ` : '';
    const report: Report = (name, value, expected) => {
      problems.push(where + invalid(name, value, expected).message);
    };
    return withFiles(checkPicture(picture, folder, types, report), folder, report);
  });
  const twice = checked.filter(({ out }, index) => checked.findIndex((other) => other.out === out) < index);
  for (const { out } of twice) problems.push(`invalid out: ${out} twice; expected a file for each picture`);
  if (problems.length > 0) throw new RenderError(problems);
  return checked;
}

/** The image and the font by their paths, where they are files. */
function withFiles(picture: CheckedPicture, folder: string, report: Report): CheckedPicture {
  const pathOf = (name: string, value: string) => {
    const path = resolve(folder, value);
    if (!isReadable(path)) report(name, value, 'a file that is there and may be read, or an address');
    return path;
  };
  const { props, font } = picture;
  const { image } = props;
  const isFile = typeof image === 'string' && !ADDRESS.test(image);
  return {
    ...picture,
    files: {
      image: isFile ? pathOf('image', image) : undefined,
      font: typeof font === 'string' && FONT_FILE.test(font) ? pathOf('font', font) : undefined,
    },
  };
}

/** Neither a folder nor a pipe, which would be read forever. */
function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
