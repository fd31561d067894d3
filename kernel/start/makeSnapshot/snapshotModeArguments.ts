/** In the place of a connection file: the process that starts from the snapshot only looks whether the snapshot is sound. */
export const checkOnly = 'check the snapshot';

/** The same, for packing the modules that a kernel loads; see `packModules`. */
export const packOnly = 'pack the modules';
