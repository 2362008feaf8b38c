/** What may import what; ARCHITECTURE.md says why. Tests may import anything but a task's internals' place is native-models' own tests. */
const room = (...names) => `^main/(${names.join('|')})/`;

module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolvable',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared-packages',
      comment: 'A package that is used stands in package.json.',
      severity: 'error',
      from: { pathNot: '^tests/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'shipped-packages',
      comment:
        'What runs on a person’s machine must not need development packages; the launcher builds the window with them.',
      severity: 'error',
      from: { path: '^(main|native-models)/', pathNot: '^main/shells/build-renderer\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/electron/' },
    },
    {
      name: 'product-knows-no-tests',
      severity: 'error',
      from: { pathNot: '^tests/' },
      to: { path: '^tests/' },
    },
    {
      name: 'contract-stands-alone',
      comment: 'The seam knows neither side.',
      severity: 'error',
      from: { path: '^preload/contract/' },
      to: { pathNot: ['^preload/contract/', 'node_modules/zod/'] },
    },
    {
      name: 'preload-is-the-bridge-only',
      severity: 'error',
      from: { path: '^preload/index\\.ts$' },
      to: { pathNot: ['^preload/', 'node_modules/electron/', '^electron$'] },
    },
    {
      name: 'renderer-reaches-main-by-the-contract',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: ['^main/', '^native-models/', '^preload/index'] },
    },
    {
      name: 'window-loads-no-schemas',
      comment:
        'Main checks what crosses. Schemas were a tenth of the window’s code, and were built before anything was shown.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: {
        path: '^preload/contract/',
        pathNot: '/(annotation-look|first-answers|hidden-span|media-names|past-turn|socket|speaker|still)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'main-knows-no-window',
      severity: 'error',
      from: { path: '^main/' },
      to: { path: ['^renderer/', '^preload/index'] },
    },
    {
      name: 'native-models-stands-alone',
      comment: 'The models process could run for another program: it knows its protocol, not who asks.',
      severity: 'error',
      from: { path: '^native-models/' },
      to: { path: ['^main/', '^renderer/', '^preload/'] },
    },
    {
      name: 'models-by-protocol-and-catalog',
      comment:
        'From outside, models are their protocol, their catalogue and what is installed; a task’s internals are its own.',
      severity: 'error',
      from: { pathNot: ['^native-models/', '^tests/'] },
      to: { path: '^native-models/', pathNot: '^native-models/(protocol\\.ts|catalog/|store/)' },
    },
    {
      name: 'catalog-knows-no-store',
      comment: 'What there is to be had does not depend on what is here.',
      severity: 'error',
      from: { path: '^native-models/catalog/' },
      to: { path: '^native-models/(store|tasks|worker)/' },
    },
    ...['ingest', 'retrieval', 'answer', 'report'].map((name) => ({
      name: `${name}-meets-others-in-the-library`,
      severity: 'error',
      from: { path: room(name) },
      to: { path: room(...['ingest', 'retrieval', 'answer', 'report'].filter((other) => other !== name)) },
    })),
    {
      name: 'library-is-below',
      comment: 'The library, the decoders and the log serve the rooms and know none of them.',
      severity: 'error',
      from: { path: room('library', 'media', 'log', 'language', 'scene', 'settings', 'jobs', 'models') },
      to: { path: room('ingest', 'retrieval', 'answer', 'report', 'calls', 'shells', 'router') },
    },
    {
      name: 'shells-are-on-top',
      comment: 'The engine runs in any shell, so it knows none.',
      severity: 'error',
      from: { path: '^main/', pathNot: '^main/shells/' },
      to: { path: '^main/shells/' },
    },
    {
      name: 'electron-only-in-its-shell',
      severity: 'error',
      from: { pathNot: ['^main/shells/electron/', '^preload/index\\.ts$', '^tests/e2e/'] },
      to: { path: ['node_modules/electron/', '^electron$'] },
    },
    {
      name: 'shells-stand-apart',
      comment: 'What two shells share lies beside them.',
      severity: 'error',
      from: { path: '^main/shells/electron/' },
      to: { path: '^main/shells/(web|cli)/' },
    },
    {
      name: 'web-knows-no-other-shell',
      severity: 'error',
      from: { path: '^main/shells/web/' },
      to: { path: '^main/shells/(electron|cli)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|\\.cache)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] },
    exoticRequireStrings: [],
  },
};
