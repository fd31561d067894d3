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
  // Every cell leaves a translated program behind; V8 would let them gather until the heap is four times as large.
  '--heap-growing-percent=30',
  // In MB. A kernel that is ready has 90 of them: to collect garbage before that would find little and take a fifth of the start's work.
  '--initial-heap-size=130',
  // In bytes. After some 500 cells V8 would optimize a function of TypeScript's that has fifty thousand lines: that takes 140 MB, which the C library keeps.
  '--max-optimized-bytecode-size=25000'
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
