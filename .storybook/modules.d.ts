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
