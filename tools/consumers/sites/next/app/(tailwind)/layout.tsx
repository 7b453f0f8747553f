import type { ReactNode } from 'react';
import 'diffusion-figures/style.css';
import './tailwind/globals.css';

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body className="antialiased">{children}</body>
    </html>
  );
}
