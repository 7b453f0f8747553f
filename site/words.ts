// What the frame around a page says, in the languages that have pages.

export interface FrameWords {
  readonly skip: string;
  readonly menu: string;
  readonly search: string;
  readonly searchFailed: string;
  readonly close: string;
  readonly scheme: string;
  readonly schemes: Readonly<Record<'system' | 'light' | 'dark', string>>;
  readonly start: string;
  readonly notebook: string;
  readonly lessons: string;
  readonly answers: string;
  readonly gallery: string;
  readonly figures: string;
  readonly controls: string;
  readonly docs: string;
  readonly allPages: string;
  readonly onThisPage: string;
  readonly pdf: string;
  readonly wholeBook: string;
  readonly withoutScripts: string;
  /** Which version the page is about, and which is the newest. */
  readonly version: (version: string) => string;
  readonly newest: (version: string) => string;
  readonly ipynb: NotebookWords;
}

/** What a Jupyter notebook of a page says, in Markdown. */
export interface NotebookWords {
  /** The name of the link to it. */
  readonly link: string;
  readonly origin: (url: string, license: string) => string;
  /** Before the cell that installs the package. */
  readonly setup: string;
  /** In place of a figure that Python cannot show. */
  readonly onPage: (url: string) => string;
}

export const frameWords: Readonly<Record<string, FrameWords>> = {
  en: {
    skip: 'Skip to the text',
    menu: 'Pages',
    search: 'Search',
    searchFailed: 'The search could not be loaded. Close this and try again.',
    close: 'Close',
    scheme: 'Color scheme',
    schemes: { system: 'System', light: 'Light', dark: 'Dark' },
    start: 'Start',
    notebook: 'The notebook',
    lessons: 'Lessons',
    answers: 'Answers',
    gallery: 'Gallery',
    figures: 'Figures',
    controls: 'Controls',
    docs: 'Docs',
    allPages: 'All pages',
    onThisPage: 'On this page',
    pdf: 'This page as PDF',
    wholeBook: 'Notebook and lessons as PDF',
    withoutScripts: 'Without JavaScript the figures are still images.',
    version: (version) => `You are reading version ${version}.`,
    newest: (version) => `The newest is ${version}.`,
    ipynb: {
      link: 'Notebook (.ipynb)',
      origin: (url, license) => `The figures of this text are interactive on [its page](${url}). License: ${license}.`,
      setup:
        'The next cell installs the Python package of the figures. If the package is there already, the notebook needs no internet connection. Run all cells: the figures are interactive here, too, each with its own timestep. If a figure has a NumPy version, the cell after its caption prints its numbers. If the figure shows an image, this cell has a placeholder of zeros, so numbers that depend on the image are not those of the figure.',
      onPage: (url) => `*This figure is on [the page](${url}).*`,
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
    start: 'Start (englisch)',
    notebook: 'Das Notebook',
    lessons: 'Lektionen',
    answers: 'Antworten (englisch)',
    gallery: 'Galerie (englisch)',
    figures: 'Abbildungen (englisch)',
    controls: 'Bedienelemente (englisch)',
    docs: 'Dokumentation (englisch)',
    allPages: 'Alle Seiten',
    onThisPage: 'Auf dieser Seite',
    pdf: 'Diese Seite als PDF',
    wholeBook: 'Notebook und Lektionen als PDF',
    withoutScripts: 'Ohne JavaScript sind die Abbildungen Standbilder.',
    version: (version) => `Sie lesen Version ${version}.`,
    newest: (version) => `Die neueste ist ${version}.`,
    ipynb: {
      link: 'Notebook (.ipynb)',
      origin: (url, license) =>
        `Auf [der Seite dieses Textes](${url}) sind die Abbildungen interaktiv. Lizenz: ${license}.`,
      setup:
        'Die nächste Zelle installiert das Python-Paket der Abbildungen. Ist es schon da, braucht das Notebook keine Verbindung zum Internet. Führen Sie alle Zellen aus: Die Abbildungen sind auch hier interaktiv, jede mit ihrem eigenen Zeitschritt. Gibt es eine Abbildung auch in NumPy, gibt die Zelle nach der Bildunterschrift ihre Zahlen aus. Zeigt die Abbildung ein Bild, hat diese Zelle einen Platzhalter aus Nullen. Zahlen, die vom Bild abhängen, sind daher nicht die der Abbildung.',
      onPage: (url) => `*Diese Abbildung steht auf [der Seite](${url}).*`,
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
    start: '开始（英文）',
    notebook: '笔记本',
    lessons: '课程',
    answers: '问答（英文）',
    gallery: '图库（英文）',
    figures: '图（英文）',
    controls: '控件（英文）',
    docs: '文档（英文）',
    allPages: '所有页面',
    onThisPage: '本页内容',
    pdf: '本页 PDF',
    wholeBook: '笔记本与课程 PDF',
    withoutScripts: '未启用 JavaScript 时，图为静态图像。',
    version: (version) => `您正在阅读 ${version} 版。`,
    newest: (version) => `最新版本是 ${version} 版。`,
    ipynb: {
      link: '笔记本（.ipynb）',
      origin: (url, license) => `在[本文页面](${url})上，图可以交互。许可证：${license}。`,
      setup:
        '下一个单元格安装图的 Python 包。如果已经安装，本笔记本不需要联网。请运行所有单元格：图在这里也可以交互，各图有自己的时间步。如果图有 NumPy 版本，图注之后的单元格输出其数值。显示图像的图，其单元格以全零数组代替图像，因此取决于图像的数值与图中的不同。',
      onPage: (url) => `*此图见[页面](${url})。*`,
    },
  },
};

export function wordsIn(lang: string): FrameWords {
  return frameWords[lang] ?? (frameWords['en'] as FrameWords);
}
