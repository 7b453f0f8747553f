import { Head } from 'nextra/components';
import { getPageMap } from 'nextra/page-map';
import { Layout } from 'nextra-theme-docs';
import 'diffusion-figures/style.css';
import 'nextra-theme-docs/style.css';
import './layout.css';

export default async function RootLayout({ children }) {
  return (
    <html lang="en" dir="ltr" suppressHydrationWarning>
      <Head />
      <body>
        <Layout pageMap={await getPageMap()} docsRepositoryBase="https://example.org/">
          {children}
        </Layout>
      </body>
    </html>
  );
}
