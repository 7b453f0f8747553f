import { existsSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { programOf } from './compiler.js';

// What users of the package see of each entry: its names, and their types. Props are written out, as a page passes them.

interface Entry {
  /** `diffusion-figures/core` */
  name: string;
  /** `src/core/index.ts` */
  source: string;
}

const { NodeBuilderFlags, SymbolFlags } = ts;

const TYPES =
  NodeBuilderFlags.NoTruncation | NodeBuilderFlags.UseAliasDefinedOutsideCurrentScope | NodeBuilderFlags.IgnoreErrors;
/** Characters of a line; longer types take several. */
const LINE = 120;
/** A type with more properties than this, such as all messages, is given as it is declared. */
const MAX_PROPERTIES = 200;

/** The reports by their names. The entries of one folder, such as figures, are in one report. */
export function apiReports(): Readonly<Record<string, string>> {
  const entries = entriesOfPackage();
  // The order of a union's members must not depend on what else a program contains.
  const options = { skipLibCheck: true, exactOptionalPropertyTypes: true, stableTypeOrdering: true };
  const program = programOf({}, options, [...entries.map(({ source }) => source), 'src/embed/vite.d.ts']);
  const describe = new Describer(program.getTypeChecker());
  const reports: Record<string, string> = {};
  for (const { name, source } of entries) {
    const report = name.split('/')[1] ?? 'index';
    const file = program.getSourceFile(`${process.cwd()}/${source}`);
    reports[report] = `${reports[report] ?? ''}${section(name, file ? describe.entry(name, file) : [])}`;
  }
  return { ...reports, unexported: section('Types that entries name and none exports', describe.unexported()) };
}

/** The entries that are written in src. Those that the build generates have no types of their own. */
function entriesOfPackage(): Entry[] {
  const { name, exports } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    name: string;
    exports: Record<string, string | { types: string }>;
  };
  const stemOf = (entry: string | { types: string }) =>
    (typeof entry === 'string' ? entry : entry.types).replace(/^\.\/dist\/(.*)\.d\.ts$/, 'src/$1');
  const files = Object.entries(exports).flatMap(([path, entry]) => {
    const names = /^\.\/(figures|controls)\/\*$/.test(path)
      ? ts.sys.getDirectories(`src/${path.slice(2, -2)}`).sort()
      : [''];
    return names.map((each) => [path, stemOf(entry)].map((text) => text.replace('*', each)) as [string, string]);
  });
  return files.flatMap(([path, stem]) => {
    const source = [`${stem}.ts`, `${stem}.tsx`].find((file) => existsSync(file));
    return source ? [{ name: `${name}${path.slice(1)}`, source }] : [];
  });
}

function section(title: string, lines: readonly string[]): string {
  return `# ${title}\n\n\`\`\`ts\n${lines.join('\n')}\n\`\`\`\n\n`;
}

class Describer {
  readonly #printer = ts.createPrinter({ removeComments: true });
  readonly #page = ts.createSourceFile('page.ts', '', ts.ScriptTarget.ES2022);
  /** The entry that describes a symbol. */
  readonly #described = new Map<ts.Symbol, string>();
  /** Types of src that descriptions name. */
  readonly #named = new Set<ts.Symbol>();

  constructor(private readonly checker: ts.TypeChecker) {}

  entry(name: string, file: ts.SourceFile): string[] {
    const exported = this.#exportsOf(this.checker.getSymbolAtLocation(file));
    const described = new Map<string, string[]>();
    for (const [exportedName, symbol] of exported) {
      const entry = this.#described.get(symbol) ?? name;
      described.set(entry, [...(described.get(entry) ?? []), exportedName]);
      this.#described.set(symbol, entry);
    }
    const own = described.get(name) ?? [];
    described.delete(name);
    const again = [...described].map(([entry, names]) => `export { ${names.join(', ')} } from '${entry}';`);
    return [...again, ...this.#members(exported.filter(([exportedName]) => own.includes(exportedName)))];
  }

  /** The types that no entry exports, though a description names them, and the types that these name. */
  unexported(): string[] {
    const found: [name: string, lines: string[]][] = [];
    // Describing one may name more, and a set goes on to what is added meanwhile.
    for (const symbol of this.#named) {
      if (!this.#described.has(symbol)) found.push([symbol.name, this.#type(symbol.name, symbol)]);
    }
    return found
      .sort(([one, lines], [other, others]) => compare(one + lines.join(), other + others.join()))
      .flatMap(([, lines]) => lines);
  }

  #exportsOf(module: ts.Symbol | undefined): [name: string, symbol: ts.Symbol][] {
    const exported = module ? this.checker.getExportsOfModule(module) : [];
    const named = exported.map((symbol) => [symbol.name, this.#original(symbol)] as [string, ts.Symbol]);
    return named.sort(([one], [other]) => compare(one, other));
  }

  #original(symbol: ts.Symbol): ts.Symbol {
    return symbol.flags & SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }

  #members(members: readonly [name: string, symbol: ts.Symbol][]): string[] {
    const names = members.map(([name]) => name);
    return members.flatMap(([name, symbol]) => {
      if (symbol.flags & SymbolFlags.ValueModule) {
        return [`namespace ${name} {`, ...this.#members(this.#exportsOf(symbol)).map(indented), '}'];
      }
      const props = names.includes(`${name}Props`) ? `${name}Props` : null;
      const isClass = symbol.flags & SymbolFlags.Class;
      return [
        ...(symbol.flags & SymbolFlags.Value && !isClass ? this.#value(name, symbol, props) : []),
        ...(symbol.flags & SymbolFlags.Type ? this.#type(name, symbol) : []),
      ];
    });
  }

  #value(name: string, symbol: ts.Symbol, props: string | null): string[] {
    const type = this.checker.getTypeOfSymbol(symbol);
    const signatures = type.getCallSignatures();
    const [first] = signatures;
    if (first && props) return [`function ${name}(props: ${props}): ${this.#text(first.getReturnType())};`];
    if (first) return signatures.map((signature) => `function ${name}${this.#signature(signature)};`);
    return [`const ${name}: ${this.#text(type)};`];
  }

  #type(name: string, symbol: ts.Symbol): string[] {
    const type = this.checker.getDeclaredTypeOfSymbol(symbol);
    const declaration = symbol.declarations?.find(
      (one) => ts.isInterfaceDeclaration(one) || ts.isTypeAliasDeclaration(one),
    );
    const parameters = declaration?.typeParameters?.map((parameter) => oneLine(parameter.getText()));
    const title = parameters ? `${name}<${parameters.join(', ')}>` : name;
    const alias = declaration && ts.isTypeAliasDeclaration(declaration) ? declaration : null;
    const properties = this.#propertiesOf(type);
    if (alias && properties.length > MAX_PROPERTIES) return [`type ${title} = ${oneLine(alias.type.getText())};`];
    if (alias && (parameters || !this.#isObject(type))) {
      return [`type ${title} = ${this.#text(type, NodeBuilderFlags.InTypeAlias)};`];
    }
    const packages = interfacesOfPackages(type);
    const lines = [
      ...type.getCallSignatures().map((signature) => `${this.#signature(signature)};`),
      ...properties.map((property) => this.#property(property)),
      ...(packages.length > 0 ? [`// and what ${packages.join(', ')} have`] : []),
    ];
    return [`interface ${title} {`, ...lines.map(indented), '}'];
  }

  #isObject(type: ts.Type): boolean {
    if (type.isIntersection()) return type.types.every((part) => this.#isObject(part));
    if (!(type.flags & ts.TypeFlags.Object) || type.getCallSignatures().length > 0) return false;
    return !this.checker.isArrayLikeType(type) && this.checker.getIndexInfosOfType(type).length === 0;
  }

  /** The public properties that are declared in src. */
  #propertiesOf(type: ts.Type): ts.Symbol[] {
    const own = this.checker.getPropertiesOfType(type).filter((property) => {
      return !isOfPackage(property) && !property.name.startsWith('__') && !property.name.startsWith('#');
    });
    return own.sort((one, other) => compare(one.name, other.name));
  }

  #property(property: ts.Symbol): string {
    const isReadonly = property.declarations?.some(
      (one) => ts.getCombinedModifierFlags(one) & ts.ModifierFlags.Readonly,
    );
    const name = /^\w+$/.test(property.name) ? property.name : `'${property.name}'`;
    const mark = property.flags & SymbolFlags.Optional ? '?' : '';
    return `${isReadonly ? 'readonly ' : ''}${name}${mark}: ${this.#text(this.checker.getTypeOfSymbol(property))};`;
  }

  #signature(signature: ts.Signature): string {
    return this.#shortest((flags) =>
      this.checker.signatureToSignatureDeclaration(signature, ts.SyntaxKind.CallSignature, undefined, flags),
    ).replace(/;$/, '');
  }

  #text(type: ts.Type, flags = NodeBuilderFlags.None): string {
    const text = this.#shortest((more) => this.checker.typeToTypeNode(type, undefined, more | flags));
    return text.length > LINE ? text.replace(/ \| (?="[^"]*"(?: \||$))/gm, '\n  | ') : text;
  }

  /** The text of a node: on one line, or where that would be too long with each property on its own. */
  #shortest(nodeFor: (flags: ts.NodeBuilderFlags) => ts.Node | undefined): string {
    const text = oneLine(this.#print(nodeFor(TYPES)));
    return text.length > LINE ? this.#print(nodeFor(TYPES | NodeBuilderFlags.MultilineObjectLiterals)) : text;
  }

  #print(node: ts.Node | undefined): string {
    if (!node) throw new Error('a type cannot be written');
    this.#collect(node);
    const text = this.#printer.printNode(ts.EmitHint.Unspecified, node, this.#page);
    return text.replaceAll(`${process.cwd()}/`, '').replaceAll('    ', '  ');
  }

  /** Notes the types of src that a node names. */
  #collect(node: ts.Node): void {
    // The compiler tells of each identifier that it makes which symbol it names.
    const { symbol } = node as { symbol?: ts.Symbol };
    if (symbol && ts.isIdentifier(node)) {
      const original = this.#original(symbol);
      const isType = original.flags & SymbolFlags.Type && !(original.flags & SymbolFlags.TypeParameter);
      if (isType && !isOfPackage(original)) this.#named.add(original);
    }
    ts.forEachChild(node, (child) => this.#collect(child));
  }
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
const oneLine = (text: string): string => text.replace(/\s+/g, ' ');
const indented = (text: string): string => text.replace(/^/gm, '  ');

/** Whether a package or the language declares it. */
function isOfPackage(symbol: ts.Symbol): boolean {
  return symbol.declarations?.some((one) => one.getSourceFile().fileName.includes('/node_modules/')) ?? false;
}

/** The interfaces of packages from which an object has properties. */
function interfacesOfPackages(type: ts.Type): string[] {
  const owners = type
    .getProperties()
    .filter(isOfPackage)
    .flatMap(({ declarations }) => {
      return declarations?.map(({ parent }) => (ts.isInterfaceDeclaration(parent) ? parent.name.text : '')) ?? [];
    });
  return [...new Set(owners)].filter(Boolean).sort();
}
