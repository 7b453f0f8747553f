/**
 * The directive `{diffusion-figure}` of mystmd: a widget on a site, a still in a PDF. Its argument is the figure's type, its options
 * are its props, its content is the caption: see `Files.mdx` of the Storybook.
 */
