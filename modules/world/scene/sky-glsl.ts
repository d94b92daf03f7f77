/** What the sky looks like in a direction, the haze before it, and how light becomes a colour of the screen. */
export const SKY = /* glsl */ `
uniform vec3 sunDirection, sunLight, zenith, horizon, glow;
uniform float night, exposure;
vec3 skyTowards(vec3 d) {
  float up = max(d.y, 0.0);
  vec3 c = mix(zenith, horizon, exp(-up * 4.2));
  float s = max(dot(d, sunDirection), 0.0);
  c += glow * (0.28 * pow(s, 6.0) + 0.5 * pow(s, 48.0)) * (1.0 - 0.5 * up);
  return c;
}
vec3 hazed(vec3 c, vec3 toEye, float far) {
  float f = 1.0 - exp(-pow(far * 0.00062, 1.35));
  vec3 d = normalize(-toEye);
  d.y = max(d.y, 0.02);
  return mix(c, skyTowards(normalize(vec3(d.x, min(d.y, 0.06), d.z))), f);
}
vec3 shown(vec3 c) {
  c *= exposure;
  c = (c * (2.51 * c + 0.03)) / (c * (2.43 * c + 0.59) + 0.14);
  return pow(clamp(c, 0.0, 1.0), vec3(1.0 / 2.2));
}
`

export const NOISE = /* glsl */ `
float hash(vec2 p) { vec3 q = fract(vec3(p.xyx) * 0.1031); q += dot(q, q.yzx + 33.33); return fract((q.x + q.y) * q.z); }
float noise(vec2 p) {
  vec2 i = floor(p), f = fract(p);
  f = f * f * (3.0 - 2.0 * f);
  return mix(mix(hash(i), hash(i + vec2(1, 0)), f.x), mix(hash(i + vec2(0, 1)), hash(i + vec2(1, 1)), f.x), f.y);
}
`
