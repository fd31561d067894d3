import seededFastCheck from 'fast-check';

/** The same cases in every run, so that none fails by chance. STILLROOM_FUZZ_SEED=7 tries others. */
export const fuzzSeed = Number(process.env.STILLROOM_FUZZ_SEED ?? 1);

/** STILLROOM_FUZZ_TIMES=10 tries ten times as many where each case takes long. */
export const fuzzTimes = Number(process.env.STILLROOM_FUZZ_TIMES ?? 1);

seededFastCheck.configureGlobal({ seed: fuzzSeed });

export { seededFastCheck };
