declare module '*.css?inline' {
  const styles: string;
  export default styles;
}

interface ImportMeta {
  /** What loads the modules of a pattern; the bundler writes it. */
  glob<Module>(pattern: string): Readonly<Record<string, () => Promise<Module>>>;
  glob<Module>(pattern: string, options: { eager: true }): Readonly<Record<string, Module>>;
}
