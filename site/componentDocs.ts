import ts from 'typescript';
import { withControlled } from '../.storybook/controlledDocs.js';

export interface PropDocs {
  readonly name: string;
  readonly type: string;
  /** Markdown. */
  readonly description: string;
  readonly isRequired: boolean;
}

export interface ComponentDocs {
  readonly description: string;
  /** Its own props: not those of any `<figure>` of HTML. */
  readonly props: readonly PropDocs[];
}

/** The docs of everything that a module exports, by name. */
export function componentDocs(entry: string): Readonly<Record<string, ComponentDocs>> {
  const program = ts.createProgram([entry], {
    jsx: ts.JsxEmit.ReactJSX,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    strict: true,
    skipLibCheck: true,
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(entry);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`${entry} is no module`);
  const entries = checker.getExportsOfModule(module).map((exported) => {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    return [exported.name, docsOf(symbol, checker)] as const;
  });
  return Object.fromEntries(entries.filter(([, docs]) => docs.description || docs.props.length > 0));
}

function docsOf(symbol: ts.Symbol, checker: ts.TypeChecker): ComponentDocs {
  const declaration = symbol.valueDeclaration;
  const [signature] = declaration ? checker.getTypeOfSymbolAtLocation(symbol, declaration).getCallSignatures() : [];
  const [parameter] = signature?.getParameters() ?? [];
  const isComponent = /^[A-Z]/.test(symbol.name) && signature?.getParameters().length === 1;
  const type = isComponent && parameter && declaration && checker.getTypeOfSymbolAtLocation(parameter, declaration);
  return {
    description: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
    props: documented(type ? type.getProperties().flatMap((prop) => propOf(prop, checker, declaration)) : []),
  };
}

function documented(props: readonly PropDocs[]): readonly PropDocs[] {
  const names = new Set(props.map(({ name }) => name));
  return props.map((prop) => ({
    ...prop,
    description: withControlled(prop.name, prop.description, (other) => names.has(other)),
  }));
}

function propOf(symbol: ts.Symbol, checker: ts.TypeChecker, place: ts.Declaration): PropDocs[] {
  const files = symbol.getDeclarations()?.map((one) => one.getSourceFile().fileName) ?? [];
  if (files.some((file) => file.includes('/node_modules/'))) return [];
  const isRequired = !(symbol.flags & ts.SymbolFlags.Optional);
  const type = checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(symbol, place));
  const flags = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope;
  return [
    {
      name: symbol.name,
      type: checker.typeToString(type, place, flags).replace(/^\((.*)\)$/s, '$1'),
      description: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
      isRequired,
    },
  ];
}
