import { findNativeBackend } from '../../../src/engine/graph/findNativeBackend';

/** Counts the functions that TensorFlow is given and loses while something works. */
export async function countGraphs<T>(work: () => Promise<T>): Promise<{ result: T; made: number; left: number }> {
  const backend = findNativeBackend()!;
  const { binding } = backend;
  let [made, removed] = [0, 0];
  backend.binding = Object.create(binding, {
    defineFunction: {
      value: (...args: Parameters<typeof binding.defineFunction>) => {
        binding.defineFunction(...args);
        made++;
      }
    },
    removeFunction: {
      value: (name: string) => {
        binding.removeFunction(name);
        removed++;
      }
    }
  });
  try {
    const result = await work();
    return { result, made, left: made - removed };
  } finally {
    backend.binding = binding;
  }
}
