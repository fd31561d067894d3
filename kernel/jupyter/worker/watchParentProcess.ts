const lookEveryMs = 2000;

/** Calls `orphaned` once when the Jupyter server that started the kernel has gone without saying so. */
export function watchParentProcess(orphaned: () => void): void {
  // Set by the server that starts a kernel; a kernel started by hand has no such parent to follow.
  if (process.env.JPY_PARENT_PID === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    orphaned();
  }, lookEveryMs);
}
