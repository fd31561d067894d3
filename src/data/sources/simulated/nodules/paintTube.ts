import type { Vector } from './Nodule';
import { eachNear, inside } from './vectorArithmetic';

/** Covers the voxels of a straight tube that tapers from one radius to the other; where another structure covers more, that one stays. */
export function paintTube(coverage: Float32Array, from: Vector, to: Vector, radii: readonly [number, number]): void {
  const [ax, ay, az] = from;
  const [dx, dy, dz] = [to[0] - ax, to[1] - ay, to[2] - az];
  const length = Math.hypot(dx, dy, dz) || 1e-6;
  const [startRadius, endRadius] = radii;
  const reach = Math.max(startRadius, endRadius) + 1 + length / 2;
  eachNear([ax + dx / 2, ay + dy / 2, az + dz / 2], reach, (voxel, x, y, z) => {
    const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy + (z - az) * dz) / (length * length)));
    const radius = startRadius + along * (endRadius - startRadius);
    const distance = Math.hypot(x - ax - along * dx, y - ay - along * dy, z - az - along * dz);
    // A tube thinner than a voxel never fills it.
    const covered = Math.min(inside(distance - radius), Math.PI * radius * radius);
    if (covered > coverage[voxel]) coverage[voxel] = covered;
  });
}
