import { existsSync } from 'node:fs';
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
    if (!existsSync(path)) report(name, value, 'a file that is there, or an address');
    return path;
  };
  const { props, font } = picture;
  const { image } = props;
  const isFile = typeof image === 'string' && !ADDRESS.test(image);
  return {
    ...picture,
    props: isFile ? { ...props, image: pathOf('image', image) } : props,
    font: font !== undefined && FONT_FILE.test(font) ? pathOf('font', font) : font,
  };
}
