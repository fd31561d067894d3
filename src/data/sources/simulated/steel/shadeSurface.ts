import type { FullSteelLine } from './SteelLine';
import type { SteelSurface } from './SteelSurface';

/** Share of the light that is mirrored by facets of the rough metal, and how far their slopes spread. */
const gloss = 0.3;
const spread = 0.35;

/**
 * The light that a surface sends upwards to the camera; flat clean steel sends 0.5, half of full scale. With slopes (p, q) of the height and light from azimuth a at elevation e:
 * half the reflectance times 0.7 Lambert + 0.3 mirror, where Lambert = max(0, sin e - cos e (p cos a + q sin a)) / (sin e sqrt(1 + p^2 + q^2)) and mirror is the share of
 * microfacets, of normal slopes with deviation 0.35 about (p, q), that mirror the light into the camera (Beckmann), over that of flat steel and at most 3.
 */
export function shadeSurface(surface: SteelSurface, { angle, elevation }: FullSteelLine['illumination']): Float32Array {
  const { field, height, albedo } = surface;
  const { width, pitch } = field;
  const [a, e] = [(angle * Math.PI) / 180, (elevation * Math.PI) / 180];
  const [towardsX, towardsY] = [Math.cos(a) / Math.tan(e), Math.sin(a) / Math.tan(e)];
  const half = Math.cos(e) / (1 + Math.sin(e));
  const [mirrorX, mirrorY] = [half * Math.cos(a), half * Math.sin(a)];
  const light = new Float32Array(height.length);
  for (let y = 0, pixel = 0; y < field.height; y++) {
    const above = y > 0 ? -width : 0;
    const below = y < field.height - 1 ? width : 0;
    const scaleY = 1e-3 / (pitch * (below - above > width ? 2 : 1));
    for (let x = 0; x < width; x++, pixel++) {
      const left = x > 0 ? -1 : 0;
      const right = x < width - 1 ? 1 : 0;
      const p = ((height[pixel + right] - height[pixel + left]) * 1e-3) / (pitch * (right - left));
      const q = (height[pixel + above] - height[pixel + below]) * scaleY;
      const lambert = Math.max(0, 1 - p * towardsX - q * towardsY) / Math.sqrt(1 + p * p + q * q);
      // A facet mirrors where its slope is (-mirrorX, -mirrorY): it rises away from the light.
      const off = (p + mirrorX) ** 2 + (q + mirrorY) ** 2 - half * half;
      const mirror = Math.min(3, Math.exp(-off / (2 * spread * spread)));
      light[pixel] = 0.5 * albedo[pixel] * ((1 - gloss) * lambert + gloss * mirror);
    }
  }
  return light;
}
