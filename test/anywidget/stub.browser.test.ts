import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { DiffusionWidget } from '../../src/anywidget/index.js';
import type { AnyModel, View } from '../../src/anywidget/model.js';
import { FakeModel } from './host.js';

// The module of a figure whose program is in another model. The program here writes one word.

const PACKED = 'diffusion-figures/packed@test';
const CODE = `globalThis[${JSON.stringify(PACKED)}] ??= Promise.resolve({ render: ({ model, el }) => {
  el.append(model.get('type'));
  return () => el.append(' removed');
} }); export default {};`;
const TRAITS = { type: 'histogram', _program: 'IPY_MODEL_1' };
const page = globalThis as unknown as Record<string, unknown>;
let stub: { render: (view: View) => Promise<() => void> };

beforeAll(async () => {
  page['__VERSION__'] = 'test';
  stub = (await import('../../src/anywidget/stub.js')).default;
  delete page['__VERSION__'];
});
afterEach(() => {
  delete page[PACKED];
  vi.restoreAllMocks();
});

type GetModel = NonNullable<NonNullable<AnyModel['widget_manager']>['get_model']>;

/** A host whose `get_model` has these programs by the names of their models. */
function hostOf(programs: Record<string, string>, absent: GetModel = () => undefined) {
  const get_model = vi.fn<GetModel>((name) =>
    name in programs
      ? Promise.resolve({ get: (trait) => (trait === '_esm' ? programs[name] : undefined) })
      : absent(name),
  );
  const model = Object.assign(new FakeModel(TRAITS), { widget_manager: { get_model } });
  return { model, get_model, el: document.createElement('div') };
}

const noteIn = (el: Element) => el.querySelector('[role=status]')?.textContent;

it('takes the program that the page has', async () => {
  const { model, el, get_model } = hostOf({});
  const render: DiffusionWidget['render'] =
    ({ el }) =>
    () =>
      el.append('removed');
  page[PACKED] = Promise.resolve({ render });
  const remove = await stub.render({ model, el });
  remove();
  expect(el.textContent).toBe('removed');
  expect(get_model).not.toHaveBeenCalled();
});

it('takes the program of the model that the figure names, and returns what removes the figure', async () => {
  const { model, el, get_model } = hostOf({ 1: CODE });
  const remove = await stub.render({ model, el });
  remove();
  expect(el.textContent).toBe('histogram removed');
  expect(get_model).toHaveBeenCalledExactlyOnceWith('1');
  // Another figure of the page asks for no model.
  const other = hostOf({});
  await stub.render(other);
  expect(other.el.textContent).toBe('histogram');
  expect(other.get_model).not.toHaveBeenCalled();
});

it.each<[string, GetModel]>([
  ['returns nothing', () => undefined],
  ['rejects', () => Promise.reject(new Error('widget model not found'))],
  [
    'throws',
    () => {
      throw new Error('widget model not found');
    },
  ],
])('asks the kernel to open the program where the host has no model and %s', async (_, absent) => {
  const programs: Record<string, string> = {};
  const { model, el } = hostOf(programs, absent);
  const rendered = stub.render({ model, el });
  await vi.waitFor(() => expect(model.sent).toHaveLength(1));
  expect(model.sent[0]).toMatchObject({ kind: 'diffusion-figures/no-program', program: 'IPY_MODEL_1' });
  expect(noteIn(el)).toMatch(/does not have the program .* Run the cell again/);
  programs['2'] = CODE;
  model.assign({ _program: 'IPY_MODEL_2' });
  await rendered;
  expect(el.textContent).toBe('histogram');
});

it.each([
  ['has no kernel', { send: () => Promise.reject(new Error('no kernel')) }],
  [
    'has a kernel that is dead',
    {
      send: () => {
        throw new Error('dead');
      },
    },
  ],
  ['has neither models nor a kernel', { send: undefined, widget_manager: undefined }],
])('says what to do on a page that %s', async (_, host) => {
  const { model, el } = hostOf({});
  Object.assign(model, host);
  void stub.render({ model, el });
  await vi.waitFor(() => expect(noteIn(el)).toMatch(/Run the cell again/));
});

it('passes on the error of a program that cannot be imported', async () => {
  const { model, el } = hostOf({ 1: "throw new Error('broken')" });
  await expect(stub.render({ model, el })).rejects.toThrow('broken');
});
