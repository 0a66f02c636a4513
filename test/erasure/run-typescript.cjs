/* eslint-disable @typescript-eslint/no-require-imports -- CommonJS: it teaches require to read TypeScript */
// Runs a TypeScript file in a process of its own: node run-typescript.cjs FILE [ARGUMENTS]. As jest does, without jest.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { resolve } = require('node:path');
const { transformSync } = require('@swc/core');

const OPTIONS = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
  },
  module: { type: 'commonjs' },
};

const find = Module._resolveFilename;
Module._resolveFilename = (name, parent, ...rest) => {
  const ours = name.startsWith('.') && !parent?.filename.includes('node_modules');
  return find(ours ? name.replace(/\.js$/, '.ts') : name, parent, ...rest);
};
Module._extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), { ...OPTIONS, filename });
  module._compile(code.replaceAll('import.meta', '({})'), filename);
};

process.argv.splice(1, 1);
require(resolve(process.argv[1]));
