import { AdditiveBlending, BackSide, GLSL3, RawShaderMaterial, type Texture, Vector3, Vector4 } from 'three'
import type { Light } from './light.ts'
import { NOISE, SKY } from './sky-glsl.ts'
import { FRAGMENT, VERTEX } from './world-glsl.ts'

export type Uniforms = ReturnType<typeof sharedUniforms>

/** One set for all materials: set once a frame. */
export function sharedUniforms(facades: Float32Array, shade: Texture, surroundings: Texture) {
  const v = () => ({ value: new Vector3() })
  return {
    sunDirection: v(), sunLight: v(), zenith: v(), horizon: v(), glow: v(), skyLight: v(), groundLight: v(),
    night: { value: 0 }, exposure: { value: 1 }, lateness: { value: 0.5 }, year: { value: 2026 }, time: { value: 0 }, marked: { value: 0 }, clockSeconds: { value: 0 },
    facades: { value: Array.from({ length: facades.length / 4 }, (_, i) => new Vector4(...facades.subarray(i * 4, i * 4 + 4))) },
    shade: { value: shade }, surroundings: { value: surroundings }, shadeAt: { value: new Vector3(0, 0, 1) },
  }
}

export function setLight(uniforms: Uniforms, light: Light) {
  for (const [name, key] of [['sunDirection', 'direction'], ['sunLight', 'sun'], ['zenith', 'zenith'], ['horizon', 'horizon'], ['glow', 'glow'], ['skyLight', 'sky'], ['groundLight', 'ground']] as const) uniforms[name].value.set(...light[key])
  uniforms.night.value = light.night
  uniforms.exposure.value = light.exposure
  uniforms.lateness.value = light.lateness
  uniforms.clockSeconds.value = light.seconds
}

/** The façade shader: plain for weak devices, instanced for what stands in the streets. */
export function worldMaterial(uniforms: Uniforms, { isPlain = false, isInstanced = false } = {}) {
  return new RawShaderMaterial({ glslVersion: GLSL3, uniforms, vertexShader: VERTEX, fragmentShader: FRAGMENT, defines: { FACADES: uniforms.facades.value.length / 2, ...(isPlain ? { PLAIN: 1 } : {}), ...(isInstanced ? { INSTANCED: 1 } : {}) } })
}

export const skyMaterial = (uniforms: Uniforms) => new RawShaderMaterial({
  glslVersion: GLSL3, uniforms, side: BackSide, depthWrite: false, depthTest: true,
  vertexShader: /* glsl */ `
precision highp float;
in vec3 position;
uniform mat4 viewMatrix, projectionMatrix;
out vec3 vDirection;
void main() {
  vDirection = position;
  gl_Position = (projectionMatrix * vec4(mat3(viewMatrix) * position, 1.0)).xyww;
}`,
  fragmentShader: /* glsl */ `
precision highp float;
in vec3 vDirection;
out vec4 pixel;
uniform float time;
${SKY}
${NOISE}
void main() {
  vec3 d = normalize(vDirection);
  vec3 c = skyTowards(d);
  float s = dot(d, sunDirection);
  c += sunLight * (1.0 - night) * (smoothstep(0.99984, 0.99993, s) * 8.0 + 0.35 * smoothstep(0.992, 1.0, s));
  if (d.y > 0.01) {
    // Fair-weather clouds, drawn out towards the horizon.
    vec2 p = d.xz / (d.y + 0.12) * 1.25 + time * 0.004;
    float n = noise(p) * 0.52 + noise(p * 2.3 + 7.0) * 0.28 + noise(p * 5.1 + 3.0) * 0.14 + noise(p * 11.0) * 0.06;
    float cover = smoothstep(0.5, 0.8, n) * smoothstep(0.01, 0.16, d.y) * 0.75;
    float thick = smoothstep(0.52, 0.9, n);
    vec3 lit = horizon * 0.75 + sunLight * 0.2 + glow * 0.25 * pow(max(s, 0.0), 4.0);
    c = mix(c, mix(lit, zenith * 0.6 + horizon * 0.42, thick), cover * mix(0.9, 0.55, night));
    vec2 g = d.xz / (d.y + 0.4) * 130.0;
    float star = step(0.991, hash(floor(g))) * smoothstep(0.26, 0.0, length(fract(g) - 0.5));
    c += star * hash(floor(g) + 1.0) * night * night * (1.0 - cover) * smoothstep(0.05, 0.3, d.y) * 0.5;
    c += vec3(0.85, 0.88, 0.8) * night * smoothstep(0.9993, 0.99945, s) * 1.2 + vec3(0.1, 0.12, 0.16) * night * pow(max(s, 0.0), 180.0);
  }
  pixel = vec4(shown(c), 1.0);
}`,
})

export const seaMaterial = (uniforms: Uniforms) => new RawShaderMaterial({
  glslVersion: GLSL3, uniforms,
  vertexShader: /* glsl */ `
precision highp float;
in vec3 position;
uniform mat4 modelMatrix, viewMatrix, projectionMatrix;
out vec3 vWorld;
void main() {
  vec4 world = modelMatrix * vec4(position, 1.0);
  vWorld = world.xyz;
  gl_Position = projectionMatrix * viewMatrix * world;
}`,
  fragmentShader: /* glsl */ `
precision highp float;
in vec3 vWorld;
out vec4 pixel;
uniform vec3 cameraPosition, skyLight, shadeAt;
uniform float time;
uniform sampler2D surroundings, shade;
${SKY}
${NOISE}
vec2 swell(vec2 p, float t) {
  vec2 g = vec2(0.0);
  vec2 dir = vec2(0.8, 0.6);
  float k = 0.22, a = 0.34;
  for (int i = 0; i < 5; i++) {
    g += dir * cos(dot(dir, p) * k + t * sqrt(k * 9.8) * 0.55 + float(i) * 1.7) * a;
    dir = vec2(dir.x * 0.48 - dir.y * 0.877, dir.x * 0.877 + dir.y * 0.48);
    k *= 1.87; a *= 0.72;
  }
  return g;
}
void main() {
  vec3 toEye = cameraPosition - vWorld;
  float far = length(toEye);
  vec3 view = toEye / far;
  float calm = 1.0 / (1.0 + far * 0.016);
  vec2 slope = swell(vWorld.xz, time) * 0.16;
  slope += (vec2(noise(vWorld.xz * 2.1 + time * 0.7), noise(vWorld.xz * 2.1 - time * 0.6 + 9.0)) - 0.5) * 0.28;
  vec3 N = normalize(vec3(-slope.x * mix(0.3, 1.0, calm), 1.0, -slope.y * mix(0.3, 1.0, calm)));
  vec2 at = (vWorld.xz - shadeAt.xy) / shadeAt.z;
  vec2 inside = step(vec2(0.0), at) * step(at, vec2(1.0));
  vec4 around = texture(surroundings, at) * inside.x * inside.y;
  float land = around.a;
  float fresnel = 0.03 + 0.97 * pow(1.0 - max(dot(view, N), 0.0), 5.0);
  fresnel = mix(fresnel, min(fresnel, 0.62), 1.0 - calm);
  vec3 mirror = reflect(-view, N);
  mirror.y = abs(mirror.y) + 0.03;
  vec3 deep = mix(vec3(0.012, 0.075, 0.105), vec3(0.05, 0.2, 0.2), smoothstep(0.02, 0.45, land));
  vec3 c = deep * (skyLight * 1.5 + sunLight * 0.35 * max(sunDirection.y, 0.0));
  c = mix(c, skyTowards(normalize(mirror)), fresnel);
  float spark = pow(max(dot(normalize(mirror), sunDirection), 0.0), mix(90.0, 420.0, calm));
  c += sunLight * spark * (1.0 - night * 0.75) * mix(0.55, 1.5, calm);
  // Lamps draw long lights on the water: what is lit beyond, as seen in the mirror.
  vec2 away = normalize(-toEye.xz);
  float lights = 0.0;
  for (int i = 1; i <= 5; i++) {
    vec2 q = at + (away * (2.0 + float(i) * 3.4) + slope * 9.0) / shadeAt.z;
    lights += texture(surroundings, q).g * inside.x * inside.y;
  }
  c += vec3(1.0, 0.62, 0.26) * (around.g * 0.5 + lights * 0.22) * night * (0.55 + 0.9 * noise(vWorld.xz * vec2(1.2, 1.2) + slope * 6.0 + time * 0.6));
  // Two thin lines of foam run up to the shore, torn by the wind.
  float lap = land + 0.05 * sin(time * 0.6 + noise(vWorld.xz * 0.05) * 9.0) + 0.07 * (noise(vWorld.xz * 0.5 + time * 0.2) - 0.5);
  float torn = smoothstep(0.42, 0.66, noise(vWorld.xz * 3.7 + slope * 4.0) * 0.6 + noise(vWorld.xz * 9.0 - time * 0.4) * 0.4);
  float foam = (smoothstep(0.03, 0.0, abs(lap - 0.4)) + 0.6 * smoothstep(0.02, 0.0, abs(lap - 0.31))) * torn;
  c = mix(c, vec3(0.8) * (skyLight + sunLight * 0.35 * max(sunDirection.y, 0.1)), min(1.0, foam) * 0.75);
  pixel = vec4(shown(hazed(c, toEye, far)), 1.0);
}`,
})

/** A soft halo about each lamp, so that a row of them is seen across the bay. */
export const haloMaterial = (uniforms: Uniforms) => new RawShaderMaterial({
  glslVersion: GLSL3, uniforms, transparent: true, depthWrite: false, blending: AdditiveBlending,
  vertexShader: /* glsl */ `
precision highp float;
in vec3 position;
uniform mat4 viewMatrix, projectionMatrix;
uniform float night;
out float vStrength;
void main() {
  vec4 p = viewMatrix * vec4(position, 1.0);
  gl_Position = projectionMatrix * p;
  float far = max(1.0, -p.z);
  gl_PointSize = clamp(projectionMatrix[1][1] * 620.0 / far, 3.0, 160.0);
  vStrength = night * clamp(1.2 - far / 1400.0, 0.0, 1.0) * smoothstep(1.0, 9.0, far);
  if (night < 0.02) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}`,
  fragmentShader: /* glsl */ `
precision highp float;
in float vStrength;
out vec4 pixel;
void main() {
  float r = length(gl_PointCoord - 0.5) * 2.0;
  float a = exp(-r * r * 5.0) * 0.42 + smoothstep(0.2, 0.0, r) * 0.8;
  pixel = vec4(vec3(1.0, 0.66, 0.3) * a * vStrength * smoothstep(1.0, 0.7, r), 1.0);
}`,
})
