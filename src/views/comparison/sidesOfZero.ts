/** What a difference is at the left and at the right of zero, by which values of the metric are better. */
export const sidesOfZero = { higher: ['worse', 'better'], lower: ['better', 'worse'] } as const;
