/** How many trials were done, stopped early and failed, in words. */
export function formatTrialCounts(trials: readonly { status: 'done' | 'stopped' | 'failed' }[]): string {
  const count = (status: string) => trials.filter((trial) => trial.status === status).length;
  return `${count('done')} done, ${count('stopped')} stopped early, ${count('failed')} failed`;
}
