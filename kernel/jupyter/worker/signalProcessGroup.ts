/** A signal for the kernel's own process group, so that a child process that a cell has started gets it too. */
export function signalProcessGroup(signal: 'SIGINT' | 'SIGKILL'): void {
  try {
    process.kill(-process.pid, signal);
  } catch {
    // Not the leader of a group: the group belongs to somebody else.
    process.kill(process.pid, signal);
  }
}
