/** A sweep has no more: what shows it takes as many runs. */
export const mostTrials = 5000;
