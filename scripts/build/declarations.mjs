import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import ts from 'typescript';
import { pathOf } from './paths.mjs';

const TYPED_ARRAY = /\b((?:Big)?(?:Float|Int|Uint)\d+(?:Clamped)?Array)<ArrayBuffer(?:Like)?>/g;

/** Typed arrays have been generic since TypeScript 5.7; the compiler writes that where it infers. Ours hold from 5.4 on. */
export function plainTypedArrays() {
  for (const path of readdirSync(pathOf('dist'), { recursive: true }).filter((path) => path.endsWith('.d.ts'))) {
    rewrite(pathOf(`dist/${path}`), (text) => text.replaceAll(TYPED_ARRAY, '$1'));
  }
}

/**
 * Writes the docstrings of props that figures share into the declarations of each figure. Editors would not show them otherwise, because
 * the compiler omits docstrings from other files in the types that it infers.
 */
export function documentSharedProps(docstringsOfFolders) {
  for (const [folder, docstrings] of docstringsOfFolders) {
    rewrite(pathOf(`dist/figures/${folder}/index.d.ts`), (text) =>
      text.replaceAll(
        /(?<!\*\/\n)^( +)(?:readonly )?(\w+): (?:import\("[^"]+\/propTable\.js"\)\.)?Prop</gm,
        (line, indent, name) => {
          const docstring = docstrings.get(name);
          return docstring ? `${indent}${docstring.replaceAll(/\n\s*/g, `\n${indent} `)}\n${line}` : line;
        },
      ),
    );
  }
}

/** Returns the docstring of each prop, by the folder of its figure and the name of the prop. */
export function docstringsOfFigures() {
  const { config } = ts.readConfigFile(pathOf('src/tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, pathOf('src'));
  const entry = pathOf('src/index.ts');
  const program = ts.createProgram([entry], options);
  const checker = program.getTypeChecker();
  const found = new Map();
  for (const exported of checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(entry)))) {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const declaration = symbol.valueDeclaration;
    const [, folder] = declaration?.getSourceFile().fileName.match(/src\/figures\/(\w+)\/index\.tsx?$/) ?? [];
    const [parameter] = folder ? parametersOf(checker, symbol, declaration) : [];
    if (!parameter) continue;
    if (!found.has(folder)) found.set(folder, new Map());
    for (const prop of checker.getTypeOfSymbolAtLocation(parameter, declaration).getProperties()) {
      const docstring = prop.declarations?.flatMap((one) => one.jsDoc ?? []).at(-1);
      if (docstring) found.get(folder).set(prop.name, docstring.getText());
    }
  }
  return found;
}

function parametersOf(checker, symbol, declaration) {
  const [signature] = checker.getTypeOfSymbolAtLocation(symbol, declaration).getCallSignatures();
  return signature?.getParameters() ?? [];
}

function rewrite(file, change) {
  const text = readFileSync(file, 'utf8');
  const changed = change(text);
  if (changed !== text) writeFileSync(file, changed);
}
