import { createContext } from 'react';
import type { Shown } from '../src/serialize/code.js';

/** What the figures of a page show, in the order in which they are rendered; null where nobody asks. */
export const RecordsContext = createContext<Shown[] | null>(null);
