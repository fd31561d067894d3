/** What a worker has before all else: it ends when its sweep is gone, and a Ctrl-C in a terminal, which reaches all processes, is left to the sweep. */
process.on('disconnect', () => process.exit());
process.on('SIGINT', () => undefined);
