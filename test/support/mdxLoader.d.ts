declare module '@storybook/addon-docs/mdx-loader' {
  /** What a loader is given by its bundler. */
  interface LoaderContext {
    async: () => (error: Error | null, result?: string) => void;
    getOptions: () => object;
    resourcePath: string;
  }
  export default function loader(this: LoaderContext, content: string): Promise<void>;
}
