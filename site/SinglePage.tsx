import { createElement } from 'react';
import type { Build } from './Shell.js';
import type { Single } from './singles.js';

/** The folder of all addresses of single figures, by which menus write an iframe. */
export function addressesMeta({ site, base }: Pick<Build, 'site' | 'base'>) {
  return <meta name="diffusion-figures:addresses" content={`${site}${base}figure/`} />;
}

/** Leads to the oEmbed of a figure. */
export function oembedLink({ name, path }: Single, { site, base }: Pick<Build, 'site' | 'base'>) {
  return <link rel="alternate" type="application/json+oembed" title={name} href={`${site}${base}${path}oembed.json`} />;
}

/** Scripts and styles come from this site alone, images from everywhere, and no markup is made of a text. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self' https:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

export interface SinglePageProps {
  readonly single: Single;
  readonly build: Build;
  /** Whether the page has its policy: a server of sources writes scripts into the page. */
  readonly isStrict: boolean;
  /** The address of the script that defines the element. */
  readonly element: string;
}

/** The document of one figure alone. The first script reads the address, and the second draws. */
export function SinglePage({ single, build, isStrict, element }: SinglePageProps) {
  const { site, base, newest, styles, fonts, script, hasStills } = build;
  const { type, name, aboutPath, aboutId, attributes, hasSlider } = single;
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        {isStrict && <meta httpEquiv="Content-Security-Policy" content={POLICY} />}
        <title>{`${name} · diffusion-figures`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {fonts.map((font) => (
          <link key={font} rel="preload" as="font" type="font/woff2" href={font} crossOrigin="" />
        ))}
        {styles.map((style) => (
          <link key={style} rel="stylesheet" href={style} />
        ))}
        <script type="module" src={script} />
        <script type="module" src={element} />
        <link rel="modulepreload" href={element.replace(/embed\.js$/, 'embed/parts/app.js')} />
        <link rel="canonical" href={`${site}${newest}${aboutPath}`} />
        {oembedLink(single, build)}
        {addressesMeta(build)}
        <link rel="icon" href={`${base}favicon.svg`} />
      </head>
      <body>
        <main>
          {createElement('diffusion-figure', { type, loading: 'eager', 'data-takes': attributes.join(' ') })}
          {hasSlider && createElement('diffusion-control', { type: 'timestep-slider', hidden: true })}
          <noscript>
            {hasStills && <img src={`${base}cards/${aboutId}.png`} alt={name} width={1200} height={630} />}
            <p>
              JavaScript draws this figure.{' '}
              <a href={base + aboutPath} target="_top">
                About {name}
              </a>
            </p>
          </noscript>
        </main>
      </body>
    </html>
  );
}
