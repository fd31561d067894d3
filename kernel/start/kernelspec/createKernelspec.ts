import { join } from 'node:path';

/** What Jupyter reads in `kernels/stillroom/kernel.json`. */
export interface Kernelspec {
  argv: string[];
  display_name: string;
  language: string;
  interrupt_mode: 'message';
  env: Record<string, string>;
  kernel_protocol_version: string;
  metadata: Record<string, unknown>;
}

/** What Node is started with. */
export const nodeFlags = [
  // Stopping code inside a timer's callback aborts Node when its async hooks are checked.
  '--no-force-async-hooks-checks',
  // Half of Node's: a kernel has some 30 MB less, and what cells allocate lives longer than that or is little.
  '--max-semi-space-size=8',
  // Every cell leaves a checked program behind; V8 would let them gather until the heap is four times as large.
  '--heap-growing-percent=30',
  // In MB. A kernel that is ready has 140 of them: to collect garbage before that would find some 20 and take a fifth of the start's work.
  '--initial-heap-size=200'
];

/**
 * The kernelspec of this installation: it names this Node and this folder by absolute path.
 *
 * @example
 * ```ts
 * kernelspec().display_name; // 'TypeScript (Stillroom)'
 * ```
 */
export function createKernelspec(): Kernelspec {
  return {
    argv: [process.execPath, ...nodeFlags, join(__dirname, '..', 'main.js'), '{connection_file}'],
    display_name: 'TypeScript (Stillroom)',
    language: 'typescript',
    interrupt_mode: 'message',
    env: {},
    kernel_protocol_version: '5.5',
    metadata: { debugger: false }
  };
}
