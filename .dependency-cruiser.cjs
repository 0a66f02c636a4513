// Who may know whom: `domain` knows nobody; `application` knows `domain`; `projections` know `domain` and the ports;
// `scenario` knows `domain`; nobody knows `infrastructure` but the composition root (src/main.ts, src/composition).

const SPEC = String.raw`\.spec\.ts$`;
const PURE = 'node_modules/(@types/)?(zod|date-fns|@date-fns/(tz|utc)|ulid)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment: 'The domain is pure TypeScript: no Nest, no Node, no I/O; its few libraries compute and nothing else.',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: SPEC },
      to: { pathNot: ['^src/domain/', PURE] },
    },
    {
      name: 'domain-knows-no-other-room',
      comment: 'Not even in its specs: they stay free of Nest, and so fast.',
      severity: 'error',
      from: { path: '^src/domain/.*' + SPEC },
      to: { path: ['^src/(?!domain/)', 'node_modules/@nestjs/'] },
    },
    {
      name: 'aggregates-do-not-know-each-other',
      comment:
        'An aggregate knows the kernel and the catalogue. Facts of another come in with the command, as plain data.',
      severity: 'error',
      from: { path: '^src/domain/([^/]+)/', pathNot: '^src/domain/kernel/' },
      to: {
        path: '^src/domain/',
        pathNot: ['^src/domain/$1/', '^src/domain/kernel/', String.raw`^src/domain/catalogue\.ts$`],
      },
    },
    {
      name: 'kernel-knows-no-aggregate',
      severity: 'error',
      from: { path: '^src/domain/kernel/' },
      to: { path: '^src/domain/', pathNot: '^src/domain/kernel/' },
    },
    {
      name: 'application-works-on-ports',
      comment:
        'What the system does, on ports alone: the domain, the buses and injection of Nest, nothing that does I/O.',
      severity: 'error',
      from: { path: '^src/application/', pathNot: SPEC },
      to: { pathNot: ['^src/(application|domain)/', PURE, 'node_modules/@nestjs/(cqrs|common)/'] },
    },
    {
      name: 'application-knows-no-outer-room',
      severity: 'error',
      from: { path: '^src/application/.*' + SPEC },
      to: { path: '^src/(?!application/|domain/)' },
    },
    {
      name: 'projections-know-domain-and-ports',
      severity: 'error',
      from: { path: '^src/projections/' },
      to: { path: '^src/', pathNot: '^src/(projections|domain|application/ports)/' },
    },
    {
      name: 'projections-have-no-face',
      comment: 'HTTP and the command line belong to infrastructure.',
      severity: 'error',
      from: { path: '^src/projections/', pathNot: SPEC },
      to: { path: ['node_modules/(express|helmet|commander|@nestjs/platform-express)/', '^(node:)?(http|https|net)$'] },
    },
    {
      name: 'scenario-knows-the-domain-alone',
      comment: 'It proposes commands and computes: no port, no Node, no clock; the same options give the same bytes.',
      severity: 'error',
      from: { path: '^src/scenario/', pathNot: SPEC },
      to: { pathNot: ['^src/(scenario|domain)/', PURE] },
    },
    {
      name: 'scenario-knows-no-other-room',
      severity: 'error',
      from: { path: '^src/scenario/.*' + SPEC },
      to: { path: '^src/(?!scenario/|domain/)' },
    },
    {
      name: 'nobody-knows-infrastructure',
      comment: 'Only infrastructure itself and the composition root.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/infrastructure/', String.raw`^src/main\.ts$`, '^src/composition/'] },
      to: { path: '^src/infrastructure/' },
    },
    {
      name: 'nobody-knows-the-composition-root',
      severity: 'error',
      from: { path: '^src/', pathNot: [String.raw`^src/main\.ts$`, '^src/composition/'] },
      to: { path: [String.raw`^src/main\.ts$`, '^src/composition/'] },
    },
    {
      name: 'no-cycles',
      comment:
        'At run time. A type may point back: a subject of the path knows the type of the whole state that it is a slice of.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: [String.raw`^src/main\.ts$`, String.raw`\.d\.ts$`] },
      to: {},
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-test-code-in-production',
      severity: 'error',
      from: { path: '^src/', pathNot: [SPEC, String.raw`\.testing\.ts$`] },
      to: { path: ['^test/', SPEC] },
    },
    {
      name: 'no-dev-dependency-in-production',
      severity: 'error',
      from: { path: '^src/', pathNot: [SPEC, String.raw`\.testing\.ts$`] },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
    reporterOptions: { text: { highlightFocused: true } },
  },
};
