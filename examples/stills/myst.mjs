// What `myst build` is asked for: without one of these it builds a site.
const EXPORTS = ['--pdf', '--tex', '--typst', '--docx', '--md', '--xml'];

/** The nodes of a figure: its widget on a site, its still in a document. */
export function nodesOf({ arg: type, options: { still, props = '{}', alt = type }, body: caption }, isDocument) {
  const model = { type, props: JSON.parse(props), ...(caption && { caption }) };
  if (!isDocument) return [{ type: 'anywidget', esm: '/anywidget.js', model, id: `${type}-${still}` }];
  const text = { type: 'paragraph', children: [{ type: 'text', value: caption }] };
  const below = caption ? [{ type: 'caption', children: [text] }] : [];
  return [{ type: 'container', kind: 'figure', children: [{ type: 'image', url: still, alt }, ...below] }];
}

const directive = {
  name: 'diffusion-figure',
  doc: 'A figure of diffusion-figures: a widget on a site, a still in a document.',
  arg: { type: String, required: true, doc: 'Which figure: `noise-triptych`.' },
  options: {
    still: { type: String, required: true, doc: 'The still, a file that `npx diffusion-figures render` writes.' },
    props: { type: String, doc: 'The props of the figure, as JSON.' },
    alt: { type: String, doc: 'What the still shows.' },
  },
  body: { type: String, doc: 'The caption.' },
  run: (data) =>
    nodesOf(
      data,
      process.argv.some((word) => EXPORTS.includes(word)),
    ),
};

export default { name: 'Figures of diffusion', directives: [directive] };
