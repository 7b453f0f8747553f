import { existsSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { textOfData, textOfSchedule } from '../core/dataText.js';
import type { ProcessSource } from '../core/resolveProcess.js';
import { attributeOf } from '../export/attributes.js';
import type { FontOfPage, Shown } from './drawing.js';
import type { CheckedPicture } from './picture.js';
import type { Site } from './site.js';

/** A picture as the page takes it: props are attributes, files are addresses. */
export function shownOf(picture: CheckedPicture, site: Site): Shown {
  const { type, props, moving, caption, lang, scheme, font } = picture;
  const shown = moving ? { ...props, [moving.prop]: moving.values[0] } : props;
  const attributes = Object.entries(shown).flatMap(([name, value]) => {
    const text = name === 'image' ? imageOf(value, site) : textOf(value);
    return text === undefined ? [] : [[attributeOf(name), text]];
  });
  return {
    ...{ type, lang, scheme, caption: caption ?? null },
    attributes: Object.fromEntries(attributes),
    font: font === undefined ? null : fontOf(font, site),
  };
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'object' && value !== null) return textOfSchedule(value as ProcessSource) ?? textOfData(value);
  return value === undefined ? undefined : String(value);
}

function imageOf(image: unknown, site: Site): string | undefined {
  return typeof image === 'string' && existsSync(image) ? site.addressOf(image) : textOf(image);
}

function fontOf(font: string, site: Site): FontOfPage {
  if (!existsSync(font)) return { family: font, address: null };
  return { family: basename(font, extname(font)), address: site.addressOf(font) };
}
