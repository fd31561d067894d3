/** Levels of findings as a reader knows them; never by colour alone. */
export const levelWords = { info: 'Note', warning: 'Warning', problem: 'Problem' } as const;
