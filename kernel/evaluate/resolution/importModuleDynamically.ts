import vm from 'node:vm';

/** Lets `import()` in code that is compiled from text do what it does in a file of the same name. */
export const importModuleDynamically = quietly(() => {
  const loader = vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER as never;
  const first = vm.compileFunction("return import('node:path')", [], {
    importModuleDynamically: loader
  }) as () => Promise<unknown>;
  void first();
  return loader;
});

/** Node calls it experimental at the first import, and a reader could do nothing about that. */
function quietly<Result>(work: () => Result): Result {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return work();
  } finally {
    process.emitWarning = emitWarning;
  }
}
