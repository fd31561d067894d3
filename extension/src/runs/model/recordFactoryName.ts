/** The name of what opens a file of a run record. */
export const recordFactoryName = 'Stillroom Run';
