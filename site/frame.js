// The frame of a page: its colour scheme, search, copy buttons and the section that is being read. The first lines run
// before anything is painted.
{
  const root = document.documentElement;
  const stored = (() => {
    try {
      return localStorage.getItem('theme');
    } catch {
      return null; // Storage may be blocked.
    }
  })();
  if (stored === 'light' || stored === 'dark') root.dataset.theme = stored;

  // The notebook was at the address of the first page. Links to a t of it, or to its sections, lead there.
  const { notebook } = root.dataset;
  const openNotebook = () => location.replace(notebook + location.search + location.hash);
  if (notebook && new URLSearchParams(location.search).has('t')) openNotebook();

  const setScheme = (scheme) => {
    if (scheme === 'system') delete root.dataset.theme;
    else root.dataset.theme = scheme;
    try {
      localStorage.setItem('theme', scheme);
    } catch {
      // It holds for this page.
    }
  };

  const search = () => {
    const dialog = document.getElementById('book-search');
    if (!dialog.open) dialog.showModal();
    dialog.querySelector('input')?.focus();
    if (dialog.dataset.state) return;
    dialog.dataset.state = 'loading';
    const folder = dialog.dataset.index;
    document.head.append(
      Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${folder}pagefind-ui.css` }),
      Object.assign(document.createElement('script'), {
        src: `${folder}pagefind-ui.js`,
        onload: () => {
          dialog.dataset.state = 'ready';
          const element = dialog.querySelector('[data-search]');
          new PagefindUI({ element, bundlePath: folder, showImages: false, showSubResults: true, autofocus: true });
        },
        onerror: () => {
          delete dialog.dataset.state;
          dialog.querySelector('[data-search]').textContent = dialog.dataset.failed;
        },
      }),
    );
  };

  const copy = async (button) => {
    const code = button.closest('.book-code').querySelector('code').textContent;
    await navigator.clipboard.writeText(code);
    button.textContent = button.dataset.copied;
    setTimeout(() => {
      button.textContent = button.dataset.copy;
    }, 2000);
  };

  addEventListener('click', ({ target }) => {
    const button = target.closest?.('button');
    if (button?.matches('.book-search-open')) search();
    if (button?.matches('.book-copy')) void copy(button);
    // A link to a section of this page closes the list of pages that covers it.
    if (target.closest?.('#book-pages a[href^="#"]')) document.getElementById('book-pages').hidePopover?.();
  });
  addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.('input, textarea, select, [contenteditable], dialog')) return;
    event.preventDefault();
    search();
  });
  addEventListener('DOMContentLoaded', () => {
    const select = document.getElementById('book-scheme');
    select.value = root.dataset.theme ?? 'system';
    select.addEventListener('change', () => setScheme(select.value));
    if (notebook && location.hash && !document.getElementById(location.hash.slice(1))) openNotebook();
    markSection();
    void showNewest();
    showPresentPage();
    // Where it covers the page, the list has no size before a reader asks for it.
    document.getElementById('book-pages').addEventListener('toggle', showPresentPage);
  });

  /** Scrolls the list of pages, and not the page, until the present page is seen in it. */
  const showPresentPage = () => {
    const list = document.getElementById('book-pages');
    const [link, box] = [
      list.querySelector('[aria-current="page"]')?.getBoundingClientRect(),
      list.getBoundingClientRect(),
    ];
    if (!link || box.height === 0) return;
    const isSeen = link.top >= box.top && link.bottom <= Math.min(box.bottom, innerHeight);
    if (!isSeen) list.scrollTop += link.top - box.top - box.height / 3;
  };

  /** Says on a page of an older version which version is the newest. */
  const showNewest = async () => {
    const notice = document.querySelector('.book-version');
    if (!notice) return;
    const { version, root } = notice.dataset;
    const link = notice.querySelector('a');
    try {
      const { newest } = await (await fetch(`${root}versions.json`)).json();
      if (newest.localeCompare(version, 'en', { numeric: true }) <= 0) return;
      link.textContent = link.dataset.text.replace('{}', newest);
      // The newest version may lack this page.
      if (!(await fetch(link.href, { method: 'HEAD' })).ok) link.href = root;
      notice.dataset.newest = newest;
    } catch {
      // Nothing is known of other versions.
    }
  };

  /** The last section whose heading is in the upper third of the window, or above it, is the current one. */
  const markSection = () => {
    const links = [...document.querySelectorAll('.book-sections a')];
    const ids = [...new Set(links.map((link) => decodeURIComponent(link.hash.slice(1))))];
    const place = (id) => {
      const heading = document.getElementById(id);
      // A chapter far from the window is not laid out: what is in it has no place of its own.
      const isLaidOut = heading?.checkVisibility({ contentVisibilityAuto: true });
      return isLaidOut ? heading : heading?.closest('.page-chapter');
    };
    const mark = () => {
      const current = ids.findLast((id) => place(id)?.getBoundingClientRect().top < innerHeight / 3);
      for (const link of links) {
        if (decodeURIComponent(link.hash.slice(1)) === current) link.setAttribute('aria-current', 'location');
        else link.removeAttribute('aria-current');
      }
    };
    addEventListener('scroll', mark, { passive: true });
    // A figure that is drawn moves what is below it; so does a window of another size.
    new ResizeObserver(mark).observe(document.body);
  };
}
