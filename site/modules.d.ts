declare module 'virtual:components' {
  const components: Readonly<Record<string, import('./componentDocs.js').ComponentDocs>>;
  export default components;
}
