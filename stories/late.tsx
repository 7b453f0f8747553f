import { type ComponentType, lazy, Suspense, useEffect, useRef, useState } from 'react';
import { isFrozen } from '../src/testing/index.js';

const RETRY_MILLISECONDS = 5000;

/**
 * A component whose code is loaded once its place comes near the viewport. A server renders it at once, and its markup
 * stays until it is hydrated.
 *
 * @param load - imports the component.
 */
export function late<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  return function Late(props: Props) {
    const place = useRef<HTMLDivElement>(null);
    const [{ Part, arrive }] = useState(() => whenArrived(load));
    useEffect(() => near(place.current as HTMLDivElement, arrive), [arrive]);
    return (
      <div ref={place} className="page-part">
        <Suspense>
          <Part {...props} />
        </Suspense>
      </div>
    );
  };
}

function whenArrived<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let arrive = () => {};
  const isServer = typeof window === 'undefined';
  const arrived = isServer ? Promise.resolve() : new Promise<void>((resolve) => (arrive = resolve));
  const Part = lazy(async () => {
    await arrived;
    return { default: await untilLoaded(load) };
  });
  return { Part, arrive };
}

/** Asks again after a while, and as soon as the browser is back online. */
async function untilLoaded<Part>(load: () => Promise<Part>): Promise<Part> {
  for (;;) {
    try {
      return await load();
    } catch (error) {
      if (typeof window === 'undefined') throw error;
      await new Promise<unknown>((resolve) => {
        addEventListener('online', resolve, { once: true });
        setTimeout(resolve, RETRY_MILLISECONDS);
      });
    }
  }
}

/** Calls back once an element is within half a screen of the window, or the page is printed. Returns a cleanup function. */
function near(element: Element, callback: () => void): () => void {
  if (isFrozen()) {
    callback();
    return () => {};
  }
  const observer = new IntersectionObserver(
    (entries) => entries.some(({ isIntersecting }) => isIntersecting) && callback(),
    { rootMargin: '50% 0px' },
  );
  observer.observe(element);
  addEventListener('beforeprint', callback);
  return () => {
    observer.disconnect();
    removeEventListener('beforeprint', callback);
  };
}
