'use client';
import { useEffect } from 'react';
import { imported } from '../lazy/lazy.js';
import { tryCatch } from './tryCatch.js';

declare const process: { readonly env: { readonly NODE_ENV?: string } };

/** Whether a page is in development, according to its bundler; without a bundler there is no `process`. */
const isDeveloped = tryCatch(() => process.env.NODE_ENV !== 'production').value === true;

const logged = new Set<string>();

/** While a page is developed, logs what is wrong with the props of a component, which may be out of view; the same message once. */
export function useLogged(component: string, error: Error | null): void {
  const message = error ? `diffusion-figures: ${component}: ${error.message}` : null;
  useEffect(() => {
    if (!isDeveloped || message === null || logged.has(message)) return;
    logged.add(message);
    console.error(message);
  }, [message]);
}

/**
 * Logs, while a page is developed, each prop that neither the component nor an HTML element has, with the prop that is probably meant.
 *
 * @param rest - the props that the HTML element gets.
 * @param known - the props of the component.
 */
export function useUnknownLogged(component: string, rest: object, known: object): void {
  useEffect(() => {
    // Written out, so that bundlers leave the import out of pages that are published.
    if (!isDeveloped || process.env.NODE_ENV === 'production') return;
    imported(() => import('./unknownProps.js')).then(({ logUnknown }) => logUnknown(component, rest, known), ignore);
  });
}

function ignore(): void {}
