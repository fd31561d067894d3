import vm from 'node:vm';

/** Lets `import()` in code that is compiled from text do what it does in a file of the same name. */
export const importModuleDynamically = quietly(() => {
  const loader = vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;
  vm.compileFunction('', [], { importModuleDynamically: loader } as object);
  return loader as never;
});

/** Node calls it experimental, once, and a reader could do nothing about that. */
function quietly<Result>(work: () => Result): Result {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return work();
  } finally {
    process.emitWarning = emitWarning;
  }
}
