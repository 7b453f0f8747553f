import ts from 'typescript';

// The compiler for tests. Most of its time goes into reading libraries, which programs with the same rules of parsing share.

const ROOT = process.cwd();

/** All programs have these, whatever their own options say. */
const PARSING: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  jsx: ts.JsxEmit.ReactJSX,
  strict: true,
};

/** Parsed files by path and time of change, as a watching run changes them. */
const parsed = new Map<string, ts.SourceFile>();

/**
 * A program of files that need not be on the disk, by their paths from the root of the project, and of other files there.
 * Libraries are those of a page.
 */
export function programOf(
  texts: Readonly<Record<string, string>>,
  options: ts.CompilerOptions,
  others: readonly string[] = [],
): ts.Program {
  const all = {
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    noEmit: true,
    ...options,
    ...PARSING,
  };
  const files = new Map(Object.entries(texts).map(([path, text]) => [inRoot(path), text]));
  const folders = [...files.keys()].map((path) => path.slice(0, path.lastIndexOf('/')));
  const host = ts.createCompilerHost(all);
  const { fileExists, readFile, directoryExists, getSourceFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  host.directoryExists = (path) => folders.includes(path) || (directoryExists?.(path) ?? true);
  host.getSourceFile = (path, rules, ...rest) => {
    const text = files.get(path);
    if (text !== undefined) return ts.createSourceFile(path, text, rules);
    const key = `${path} ${path.includes('/node_modules/') || ts.sys.getModifiedTime?.(path)?.getTime()}`;
    const file = parsed.get(key) ?? getSourceFile(path, rules, ...rest);
    if (file) parsed.set(key, file);
    return file;
  };
  return ts.createProgram([...files.keys(), ...others.map(inRoot)], all, host);
}

/** What the compiler says about some files of a program, or about all of it: `path: message`. */
export function complaintsIn(program: ts.Program, paths?: readonly string[]): string[] {
  const sources = paths?.map((path) => program.getSourceFile(inRoot(path))) ?? [undefined];
  const found = sources.flatMap((source) =>
    source
      ? [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
      : ts.getPreEmitDiagnostics(program),
  );
  return found.map(({ file, messageText }) => {
    const path = file?.fileName.replace(`${ROOT}/`, '');
    return `${path}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
}

function inRoot(path: string): string {
  return path.startsWith('/') ? path : `${ROOT}/${path}`;
}
