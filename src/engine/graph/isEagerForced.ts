/** Whether the user wants all to run operation by operation. */
export function isEagerForced(): boolean {
  return process.env.STILLROOM_EAGER === '1';
}

export const eagerReason = 'STILLROOM_EAGER is set';
