declare module '*.mdx' {
  /** A part of a page, written in MDX. */
  export default function Part(): React.ReactNode;
}
declare module '*.webp' {
  const address: string;
  export default address;
}
