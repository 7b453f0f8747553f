import { vi } from 'vitest';
import { userEvent } from 'vitest/browser';

/** The JSX that the menu of a figure copies, without its imports. */
export async function copiedCode(figure: HTMLElement): Promise<string> {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  try {
    await userEvent.click(await found(figure, '.df-menu-button'));
    await userEvent.click(await found(figure, '.df-menu-item', 'JSX'));
    await vi.waitFor(() => {
      if (write.mock.calls.length === 0) throw new Error('no code has been copied');
    });
    const code = write.mock.calls[0]?.[0] as string;
    return code.slice(code.indexOf('\n<') + 1);
  } finally {
    write.mockRestore();
  }
}

/** A part of the figure, once it is there. */
function found(figure: HTMLElement, selector: string, text = ''): Promise<Element> {
  return vi.waitFor(() => {
    const part = [...figure.querySelectorAll(selector)].find(({ textContent }) => textContent?.includes(text));
    if (!part) throw new Error(`there is no ${selector} ${text}`);
    return part;
  });
}
