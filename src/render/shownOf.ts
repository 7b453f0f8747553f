import { basename, extname } from 'node:path';
import { textOfData, textOfSchedule } from '../core/dataText.js';
import type { ProcessSource } from '../core/resolveProcess.js';
import { attributeOf } from '../serialize/attributes.js';
import type { FontOfPage, Shown } from './drawing.js';
import type { CheckedPicture } from './picture.js';
import type { Site } from './site.js';

/** A picture as the page takes it: props are attributes, files are addresses. */
export function shownOf(picture: CheckedPicture, site: Site): Shown {
  const { type, props, moving, caption, lang, scheme, font, files } = picture;
  const shown = moving ? { ...props, [moving.prop]: moving.values[0] } : props;
  const attributes = Object.entries(shown).flatMap(([name, value]) => {
    const text = name === 'image' && files.image ? site.addressOf(files.image) : textOf(value);
    return text === undefined ? [] : [[attributeOf(name), text]];
  });
  return {
    ...{ type, lang, scheme, caption: caption ?? null },
    attributes: Object.fromEntries(attributes),
    font: files.font ? fontOf(files.font, site) : font === undefined ? null : { family: font, address: null },
  };
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'object' && value !== null) return textOfSchedule(value as ProcessSource) ?? textOfData(value);
  return value === undefined ? undefined : String(value);
}

function fontOf(file: string, site: Site): FontOfPage {
  return { family: basename(file, extname(file)), address: site.addressOf(file) };
}
