declare module '*.css';

declare module '*?raw' {
  const source: string;
  export default source;
}

declare module '*.wasm?url' {
  /** The address of a file of WebAssembly. */
  const address: string;
  export default address;
}

interface ImportMeta {
  /** The texts of files, or their addresses, by their paths. */
  glob(
    pattern: string | readonly string[],
    options: { query: '?raw' | '?url&no-inline'; import: 'default'; eager: true },
  ): Readonly<Record<string, string>>;
  /** What imports modules, by their paths. */
  glob<Module>(pattern: string | readonly string[]): Readonly<Record<string, () => Promise<Module>>>;
}
