/** Lets the toolkit mend what a stop in the middle of its code has left half-way, and dispose what an exception has left behind. */
export function repairToolkitAfterInterrupt(): void {
  const repair = (globalThis as Record<symbol, unknown>)[Symbol.for('stillroom.repair')];
  if (typeof repair !== 'function') return;
  try {
    repair();
  } catch (error) {
    process.stderr.write(`repair after an interrupt: ${String(error)}; restart the kernel if later cells misbehave\n`);
  }
}
