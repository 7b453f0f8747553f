declare module '*.css?inline' {
  const styles: string;
  export default styles;
}

interface ImportMeta {
  /** Returns functions that load the modules of a pattern. The bundler writes them. */
  glob<Module>(pattern: string): Readonly<Record<string, () => Promise<Module>>>;
  glob<Module>(pattern: string, options: { eager: true }): Readonly<Record<string, Module>>;
}
