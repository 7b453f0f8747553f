import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './theme.css';

export function start(page) {
  createRoot(document.getElementById('root')).render(<StrictMode>{page}</StrictMode>);
}
