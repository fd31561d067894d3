/** Levels of findings in words, so that nothing depends on colour alone. */
export const findingLevelWords = { info: 'Note', warning: 'Warning', problem: 'Problem' } as const;
