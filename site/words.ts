// What the frame around a page says, in the languages that have pages.

export interface FrameWords {
  readonly skip: string;
  readonly menu: string;
  readonly search: string;
  readonly searchFailed: string;
  readonly close: string;
  readonly scheme: string;
  readonly schemes: Readonly<Record<'system' | 'light' | 'dark', string>>;
  readonly notebook: string;
  readonly lessons: string;
  readonly gallery: string;
  readonly figures: string;
  readonly controls: string;
  readonly docs: string;
  readonly allPages: string;
  readonly onThisPage: string;
  readonly pdf: string;
  readonly wholeBook: string;
  readonly withoutScripts: string;
  readonly ipynb: NotebookWords;
}

/** What a Jupyter notebook of a page says, in Markdown. */
export interface NotebookWords {
  /** The name of the link to it. */
  readonly link: string;
  readonly origin: (url: string, license: string) => string;
  readonly noise: string;
  /** In place of the code of a figure that has none. */
  readonly onPage: (url: string) => string;
}

export const frameWords: Readonly<Record<string, FrameWords>> = {
  en: {
    skip: 'Skip to the text',
    menu: 'Pages',
    search: 'Search',
    searchFailed: 'The search could not be loaded. Close this and try again.',
    close: 'Close',
    scheme: 'Colour scheme',
    schemes: { system: 'System', light: 'Light', dark: 'Dark' },
    notebook: 'The notebook',
    lessons: 'Lessons',
    gallery: 'Gallery',
    figures: 'Figures',
    controls: 'Controls',
    docs: 'Docs',
    allPages: 'All pages',
    onThisPage: 'On this page',
    pdf: 'This page as PDF',
    wholeBook: 'Notebook and lessons as PDF',
    withoutScripts: 'Without JavaScript the figures are still images.',
    ipynb: {
      link: 'Notebook (.ipynb)',
      origin: (url, license) => `The figures of this text are interactive on [its page](${url}). License: ${license}.`,
      noise:
        'The next cell defines the noise of the figures. It needs NumPy and no internet connection. Where a figure shows an image, its code has a placeholder of zeros, so numbers that depend on the image are not those of the page.',
      onPage: (url) => `*This figure has no NumPy version. It is on [the page](${url}).*`,
    },
  },
  de: {
    skip: 'Zum Text springen',
    menu: 'Seiten',
    search: 'Suchen',
    searchFailed:
      'Die Suche konnte nicht geladen werden. Schließen Sie dieses Fenster und versuchen Sie es noch einmal.',
    close: 'Schließen',
    scheme: 'Farbschema',
    schemes: { system: 'System', light: 'Hell', dark: 'Dunkel' },
    notebook: 'Das Notebook',
    lessons: 'Lektionen',
    gallery: 'Galerie (englisch)',
    figures: 'Abbildungen (englisch)',
    controls: 'Bedienelemente (englisch)',
    docs: 'Dokumentation (englisch)',
    allPages: 'Alle Seiten',
    onThisPage: 'Auf dieser Seite',
    pdf: 'Diese Seite als PDF',
    wholeBook: 'Notebook und Lektionen als PDF',
    withoutScripts: 'Ohne JavaScript sind die Abbildungen Standbilder.',
    ipynb: {
      link: 'Notebook (.ipynb)',
      origin: (url, license) =>
        `Auf [der Seite dieses Textes](${url}) sind die Abbildungen interaktiv. Lizenz: ${license}.`,
      noise:
        'Die nächste Zelle definiert das Rauschen der Abbildungen. Sie braucht NumPy und keine Verbindung zum Internet. Wo eine Abbildung ein Bild zeigt, hat ihr Code einen Platzhalter aus Nullen. Zahlen, die vom Bild abhängen, sind daher nicht die der Seite.',
      onPage: (url) => `*Für diese Abbildung gibt es keine NumPy-Fassung. Sie steht auf [der Seite](${url}).*`,
    },
  },
  zh: {
    skip: '跳到正文',
    menu: '页面',
    search: '搜索',
    searchFailed: '无法加载搜索。请关闭此窗口后重试。',
    close: '关闭',
    scheme: '配色',
    schemes: { system: '跟随系统', light: '浅色', dark: '深色' },
    notebook: '笔记本',
    lessons: '课程',
    gallery: '图库（英文）',
    figures: '图（英文）',
    controls: '控件（英文）',
    docs: '文档（英文）',
    allPages: '所有页面',
    onThisPage: '本页内容',
    pdf: '本页 PDF',
    wholeBook: '笔记本与课程 PDF',
    withoutScripts: '未启用 JavaScript 时，图为静态图像。',
    ipynb: {
      link: '笔记本（.ipynb）',
      origin: (url, license) => `在[本文页面](${url})上，图可以交互。许可证：${license}。`,
      noise:
        '下一个单元格定义图中的噪声。它需要 NumPy，不需要联网。显示图像的图，其代码以全零数组代替图像，因此取决于图像的数值与页面上的不同。',
      onPage: (url) => `*此图没有 NumPy 版本，见[页面](${url})。*`,
    },
  },
};

export function wordsIn(lang: string): FrameWords {
  return frameWords[lang] ?? (frameWords['en'] as FrameWords);
}
