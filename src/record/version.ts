/** The version of the toolkit, as in package.json. A test checks that the two agree. */
export const version = '0.1.0';
