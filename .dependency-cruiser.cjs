// The layers, as rules on imports; the tsconfigs of the same folders keep foreign types out. Type-only imports count too (tsPreCompilationDeps).

/** A path of a package as it resolves, with or without nested node_modules. */
const packages = (...names) => `(^|/)node_modules/(@types/)?(${names.join('|').replaceAll('/', '\\/')})(/|$)`;

/** `from` may import what matches one of `allowed`, and nothing else. */
const only = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: allowed },
});

const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const renderingPackages = packages(
  'remark[^/]*',
  'rehype[^/]*',
  'unified',
  'mdast[^/]*',
  'hast[^/]*',
  'micromark[^/]*',
);

module.exports = {
  forbidden: [
    only('core-is-pure', 'src/core imports itself and a few pure packages.', '^src/core/', [
      '^src/core/',
      packages('@lezer/markdown', '@lezer/common', 'yaml', 'zod', '@dagrejs/dagre'),
    ]),
    only(
      'layout-is-late',
      'Only pictures are laid out, and they are made when somebody asks for one, as an output for instance.',
      '^src/core/(?!picture/|outputs/formats/)',
      ['^src/core/(?!picture/)', packages('@lezer/markdown', '@lezer/common', 'yaml', 'zod')],
    ),
    only('contract-is-schemas', 'src/contract imports itself, zod, and types of src/core.', '^src/contract/', [
      '^src/contract/',
      '^src/core/',
      packages('zod'),
    ]),
    only('workspace-is-pure', 'src/workspace reaches files through its port only.', '^src/workspace/', [
      '^src/(workspace|core|contract)/',
      packages('ignore', 'picomatch'),
    ]),
    never(
      'faces-are-apart',
      'The extension, the CLI and the MCP server share the layers below them, never each other.',
      { path: '^src/(extension|cli|mcp)/' },
      { path: '^src/(extension|cli|mcp)/', pathNot: '^src/$1/' },
    ),
    never(
      'node-is-a-port',
      'src/node imports node built-ins and the layers below it.',
      { path: '^src/node/' },
      { pathNot: '^src/(node|workspace|core|contract)/', dependencyTypesNot: ['core'] },
    ),
    never(
      'vscode-only-in-extension',
      'Only src/extension (and the suite that runs inside the extension host) knows the VS Code API.',
      { pathNot: '^(src/extension|test/host)/' },
      { path: '^vscode$|node_modules/@types/vscode/' },
    ),
    never(
      'webview-talks-by-contract',
      'webview-ui shares src/contract with the extension, and nothing else of src.',
      { path: '^webview-ui/' },
      { path: '^(src|test|scripts)/', pathNot: '^src/contract/' },
    ),
    never(
      'contract-takes-types-of-core',
      'A value of src/core in src/contract would pull the core into the webview.',
      { path: '^src/contract/' },
      { path: '^src/core/', dependencyTypesNot: ['type-only'] },
    ),
    never(
      'no-parser-in-webview',
      'Documents are parsed on one side only, by the core.',
      { path: '^webview-ui/' },
      { path: packages('@lezer/[^/]+') },
    ),
    never(
      'toolkit-is-wrapped',
      'The toolkit is wrapped in webview-ui/src/components, so that it can be replaced there.',
      { pathNot: '^webview-ui/src/components/' },
      { path: packages('@vscode/webview-ui-toolkit'), pathNot: '^node_modules/.*/node_modules/' },
    ),
    never(
      'rendering-is-in-its-place',
      'remark and rehype render Markdown in two places of the webview, and serve tests as an oracle.',
      { path: '^(src|webview-ui)/', pathNot: '^webview-ui/src/(features/|components/markdown)' },
      { path: renderingPackages },
    ),
    never(
      'no-product-imports-tests',
      'The product never imports tests or scripts.',
      { path: '^(src|webview-ui)/' },
      {
        path: '^(test|scripts)/',
      },
    ),
    never('no-cycles', 'Modules import each other in one direction.', {}, { circular: true }),
    never(
      'no-barrels',
      'Import the module that has it; index files hide who needs what.',
      {},
      {
        path: '^(src|webview-ui)/.*/index\\.[cm]?[jt]sx?$',
      },
    ),
    never(
      'no-unresolved',
      'An import that leads nowhere.',
      {},
      { couldNotResolve: true, pathNot: '^(vscode|planwright:.*)$' },
    ),
    never(
      'no-undeclared-package',
      'Packages are declared in package.json.',
      {},
      {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown'],
      },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|examples|test/fixtures)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
