import fs from 'node:fs';

/**
 * For cells, closing descriptors 0 to 2 does nothing: what any thread opened next would get that number, and libuv ends the process where it finds
 * such a one taken.
 */
export function keepStandardDescriptorsOpen(): void {
  const { close, closeSync } = fs;
  const isStandard = (descriptor: unknown) => descriptor === 0 || descriptor === 1 || descriptor === 2;
  const kept: typeof close = Object.assign(
    (descriptor: number, callback: fs.NoParamCallback = () => undefined) =>
      isStandard(descriptor) ? process.nextTick(callback, null) : close(descriptor, callback),
    { __promisify__: close.__promisify__ }
  );
  Object.assign(fs, {
    close: kept,
    closeSync: (descriptor: number) => (isStandard(descriptor) ? undefined : closeSync(descriptor))
  });
}
