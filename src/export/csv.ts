/** What spreadsheets take for the beginning of a formula, also in the wide letters of East Asia. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** A text as a cell of a table: in quotes, and never a formula, which a spreadsheet would run. */
export function textCell(text: string): string {
  const isFormula = FORMULA.test(text) && Number.isNaN(Number(text));
  return `"${isFormula ? "'" : ''}${text.replaceAll('"', '""')}"`;
}
