/** A cell of a notebook, as its file has it. */
export interface Cell {
  readonly id: string;
  readonly cell_type: string;
  readonly metadata: { readonly tags?: readonly string[] };
  readonly source: readonly string[];
  readonly execution_count?: number | null;
  readonly outputs?: readonly { readonly output_type: string; readonly text: readonly string[] }[];
}

/** What is wrong with a notebook by the schema of nbformat 4.5. */
export function faultsOf({ nbformat, nbformat_minor: minor, metadata, cells }: Record<string, unknown>): string[] {
  const faults: string[] = [];
  const check = (isRight: boolean, fault: string) => isRight || faults.push(fault);
  check(nbformat === 4 && minor === 5, 'the version');
  check(typeof metadata === 'object' && metadata !== null, 'the metadata');
  const list = cells as Cell[];
  check(new Set(list.map(({ id }) => id)).size === list.length, 'two cells with one id');
  for (const cell of list) {
    const keys = Object.keys(cell).sort().join(' ');
    const tags = cell.metadata.tags ?? [];
    check(/^[\w-]{1,64}$/.test(cell.id), `the id ${cell.id}`);
    check(Array.isArray(cell.source) && cell.source.every((line) => typeof line === 'string'), `${cell.id}: source`);
    check(
      cell.source.every((line, index) => line.endsWith('\n') || index === cell.source.length - 1),
      `${cell.id}: lines`,
    );
    check(tags.every((tag) => /^[^,]+$/.test(tag)) && new Set(tags).size === tags.length, `${cell.id}: tags`);
    if (cell.cell_type === 'markdown') check(keys === 'cell_type id metadata source', `${cell.id}: ${keys}`);
    else {
      check(keys === 'cell_type execution_count id metadata outputs source', `${cell.id}: ${keys}`);
      for (const output of cell.outputs ?? [])
        check(Object.keys(output).sort().join(' ') === 'name output_type text', `${cell.id}: output`);
    }
  }
  return faults;
}
