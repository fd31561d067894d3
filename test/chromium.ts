/** The Chromium that browser tests drive; undefined where there is none, and then they are skipped. */
export const chromium: string | undefined = process.env.STILLROOM_CHROMIUM || undefined;
