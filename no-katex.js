// What `#react-katex` is in browsers: nothing, since there KaTeX is loaded after the images.
export {};
