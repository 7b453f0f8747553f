import type { ReactNode } from 'react';
import 'diffusion-figures/style.css';
import './globals.css';

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
