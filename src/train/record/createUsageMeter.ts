/**
 * Reads what the process uses: resident memory in MB, and how many processors were at work since the last reading (or since the meter was
 * made), on average. A pause counts as time in which little was at work.
 */
export function createUsageMeter(): () => { memory: number; processors: number } {
  let [cpu, time] = [process.cpuUsage(), performance.now()];
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    const passed = 1000 * (performance.now() - time);
    [cpu, time] = [process.cpuUsage(), performance.now()];
    return { memory: process.memoryUsage.rss() / 1e6, processors: passed > 0 ? (user + system) / passed : 0 };
  };
}
