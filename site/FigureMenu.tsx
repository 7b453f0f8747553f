import { useContext } from 'react';
import { type FigureMenuProps, FigureMenu as LibraryMenu } from '../src/menu/FigureMenu.js';
import { DefaultsContext, PageContext } from '../src/page/contexts.js';
import { RecordsContext } from './records.js';

// A server of the book has this in place of the library's menu: while a notebook is made, it notes what each figure shows.

export { panelTable } from '../src/menu/FigureMenu.js';

export function FigureMenu(props: FigureMenuProps) {
  const records = useContext(RecordsContext);
  const defaults = useContext(DefaultsContext);
  const page = useContext(PageContext);
  if (!records) return <LibraryMenu {...props} />;
  const place = records.push({ props: props.props, propTable: props.propTable, defaults, t: page?.store.get().t }) - 1;
  return <span data-record={place} />;
}
