import { complaint, shown } from '../base/check.js';
import type { FigureDescription, PanelDescription } from './description.js';

const EXPECTED = '{ rows: [{ panels: [{ quantity, label }] }] }';

/**
 * Returns what a page's own function describes, which may be JavaScript.
 *
 * @throws RangeError that names the first part that is missing or of another kind.
 */
export function checkDescription<Model extends FigureDescription>(description: Model): Model {
  check('description', description, isObject, EXPECTED);
  check('description.rows', description.rows, Array.isArray, `a list of rows, ${EXPECTED}`);
  for (const [i, row] of description.rows.entries()) {
    const name = `description.rows[${i}]`;
    check(name, row, isObject, '{ panels: [{ quantity, label }] }');
    check(`${name}.panels`, row.panels, Array.isArray, 'a list of { quantity, label }');
    for (const [j, panel] of row.panels.entries()) checkPanel(`${name}.panels[${j}]`, panel);
  }
  check('description.columnTitles', description.columnTitles ?? [], Array.isArray, 'a list of { tex }');
  for (const [i, title] of (description.columnTitles ?? []).entries()) {
    check(`description.columnTitles[${i}].tex`, title?.tex, isString, 'a title, plain text or TeX');
  }
  return description;
}

function checkPanel(name: string, panel: PanelDescription): void {
  check(name, panel, isObject, '{ quantity, label }');
  check(`${name}.quantity`, panel.quantity, isQuantity, 'what a function of quantity gives, or quantity.x0');
  const isText = (label: unknown) => isString(label) || isObject(label);
  check(`${name}.label`, panel.label, isText, 'what the panel shows, in words');
  for (const part of ['title', 'note'] as const) {
    check(`${name}.${part}`, panel[part] ?? '', isString, 'plain text or TeX');
  }
  if (panel.reference !== undefined) {
    check(`${name}.reference.quantity`, panel.reference?.quantity, isQuantity, 'a quantity to compare with');
  }
}

function check(name: string, value: unknown, is: (value: unknown) => boolean, expected: string): void {
  if (!is(value)) throw complaint(name, shown(value), expected);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function isString(value: unknown): boolean {
  return typeof value === 'string';
}

function isQuantity(value: unknown): boolean {
  return isObject(value) && isString((value as { address?: unknown }).address);
}
