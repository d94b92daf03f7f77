import { NOISE, SKY } from './sky-glsl.ts'

/** Ground, buildings and what stands in the streets. With INSTANCED each thing has its place; with PLAIN walls lose their finer parts. */
export const VERTEX = /* glsl */ `
precision highp float;
in vec4 position; in vec4 normal; in vec2 uv; in vec4 style; in vec4 colour; in vec2 era; in float building;
#ifdef INSTANCED
in vec4 place;
#endif
uniform mat4 modelMatrix, viewMatrix, projectionMatrix;
uniform float year, time;
out vec3 vWorld, vNormal, vColour;
out vec2 vUv;
flat out vec4 vStyle;
flat out float vBuilding, vFlood;
void main() {
  vec3 p = position.xyz * 0.01;
  vec3 n = normal.xyz;
  float from = era.x < 0.5 ? -1e6 : 1880.0 + era.x, until = era.y > 254.5 ? 1e6 : 1880.0 + era.y;
  float stands = smoothstep(from - 1.0, from, year) * (1.0 - smoothstep(until - 0.2, until + 0.8, year));
  float foot = position.w * 0.01;
  p.y = foot + (p.y - foot) * stands;
#ifdef INSTANCED
  float s = sin(place.w), c = cos(place.w);
  float size = 0.88 + 0.26 * fract(place.x * 0.37 + place.z * 0.71);
  if (style.x < 15.5 || style.x > 17.5) size = 1.0;
  p *= size;
  if (style.x == 16.0) p.xz += sin(time * 0.9 + place.xz + p.y) * 0.045 * max(p.y - 3.0, 0.0) * 0.4;
  p = vec3(c * p.x - s * p.z, p.y, s * p.x + c * p.z) + place.xyz;
  n = vec3(c * n.x - s * n.z, n.y, s * n.x + c * n.z);
#endif
  vec4 world = modelMatrix * vec4(p, 1.0);
  vWorld = world.xyz;
  vNormal = n;
  vUv = uv;
  // Paint in daylight is duller than on a chart.
  vec3 paint = pow(colour.rgb, vec3(2.2));
  vColour = mix(vec3(dot(paint, vec3(0.3, 0.59, 0.11))), paint, 0.84) * 0.66;
  vFlood = colour.a;
  vStyle = style;
  vBuilding = building;
  gl_Position = projectionMatrix * viewMatrix * world;
  // The higher coat of the ground hides the lower.
  if (style.x > 3.5 && style.x < 10.5) gl_Position.z -= style.z * 7e-6 * gl_Position.w;
  if (stands < 0.004) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}
`

export const FRAGMENT = /* glsl */ `
precision highp float;
precision highp int;
in vec3 vWorld, vNormal, vColour;
in vec2 vUv;
flat in vec4 vStyle;
flat in float vBuilding, vFlood;
out vec4 pixel;
uniform vec3 cameraPosition;
uniform vec3 skyLight, groundLight;
uniform float year, time, lateness, marked, clockSeconds;
uniform vec4 facades[FACADES * 2];
uniform sampler2D shade, surroundings;
uniform vec3 shadeAt;
${SKY}
${NOISE}

const vec3 LAMP = vec3(1.0, 0.62, 0.26);
vec3 albedo, emits;
float gloss;
float px;

float edge(float d) { return 1.0 - smoothstep(-px, px, d); }
float line(float d, float w) { return (1.0 - smoothstep(w, w + px * 1.4, abs(d))) * min(1.0, w * 2.0 / px); }
float box2(vec2 p, vec2 h) { vec2 q = abs(p) - h; return max(q.x, q.y); }

void ashlar(vec2 m, float course, float block, float deep) {
  float row = floor(m.y / course);
  vec2 q = vec2(m.x / block + 0.5 * mod(row, 2.0) + 0.17 * hash(vec2(row, 3.0)), m.y / course);
  vec2 f = abs(fract(q) - 0.5);
  float seam = max(smoothstep(0.5 - 0.02 / block - px / block, 0.5, f.x), smoothstep(0.5 - 0.02 / course - px / course, 0.5, f.y));
  float far = smoothstep(0.42, 0.04, px / course);
  albedo *= mix(1.0, 0.76 + 0.42 * hash(floor(q) + floor(vBuilding)), far * deep) * (1.0 - 0.36 * seam * far * deep);
  albedo *= 0.9 + 0.2 * noise(m * 0.35 + vBuilding);
#ifndef PLAIN
  albedo *= 0.88 + 0.24 * noise(m * 6.0);
#endif
}

void brick(vec2 m) {
  float far = smoothstep(0.03, 0.008, px);
  float row = floor(m.y / 0.085);
  albedo *= 0.92 + 0.16 * noise(m * 0.9 + vBuilding);
  vec2 q = vec2(m.x / 0.26 + 0.5 * mod(row, 2.0), m.y / 0.085);
  vec2 f = abs(fract(q) - 0.5);
  float seam = max(step(0.46, f.x), step(0.4, f.y));
  albedo *= mix(0.97, 0.84 + 0.3 * hash(floor(q)), far);
  albedo = mix(albedo, vec3(0.55, 0.5, 0.43), seam * far * 0.55);
}

void plaster(vec2 m, float low) {
  albedo *= 0.94 + 0.1 * noise(m * 0.7 + vBuilding * 3.1) + 0.05 * noise(m * vec2(3.0, 0.6));
  albedo *= mix(0.82, 1.0, smoothstep(0.0, 1.6, low + 0.5 * noise(vec2(m.x * 1.3, 2.0))));
}

/** A wall: uv counts bays and floors; every window has a number of its own: building, bay, floor. */
void wall(vec3 view, vec3 N) {
  int row = int(vStyle.y + 0.5), material = int(vStyle.z + 0.5);
  float levels = vStyle.w;
  bool isBlank = row > 250 || levels < 0.5;
  vec4 A = facades[isBlank ? 0 : row * 2], B = facades[isBlank ? 1 : row * 2 + 1];
  vec2 size = A.xy;
  vec2 cell = floor(vUv), f = fract(vUv);
  vec2 m = vUv * size;
  int flags = int(A.w + 0.5);
  float seed = hash(cell + vBuilding * 1.7);
  vec3 trim = mix(albedo, vec3(0.86, 0.81, 0.7), 0.62);
  vec3 base = albedo;
  if (material == 0) ashlar(m, 0.44, 0.9, 1.0);
  else if (material == 1) brick(m);
  else if (material == 5) { albedo = mix(albedo, vec3(0.62, 0.66, 0.68), 0.35); }
  else plaster(m, m.y);
  if (B.z > 0.05 && m.y < B.z) { albedo = vec3(0.4, 0.35, 0.28); ashlar(m, 0.4, 0.8, 1.0); albedo *= 1.0 - 0.35 * line(m.y - B.z, 0.035); }
  if (isBlank) return;
  if ((flags & 1) == 1 && cell.y > 0.5) {
    float band = f.y * size.y;
    albedo = mix(albedo, trim, edge(band - 0.26) * 0.85);
    albedo *= 1.0 - 0.35 * line(band - 0.3, 0.05);
  }
  if (cell.y < -0.5 || cell.y > levels - 0.5) return;

  vec2 p = (f - vec2(0.5, 0.54)) * size;
  vec2 h = B.xy * size * 0.5;
  int shape = int(A.z + 0.5);
  bool isGround = cell.y < 0.5 && levels > 1.5;
  bool isShop = isGround && (flags & 4) == 4;
  bool isDoor = isGround && !isShop && shape != 4 && hash(vec2(floor(cell.x / 3.0), vBuilding)) < 0.7 && mod(cell.x + floor(vBuilding), 3.0) < 0.5;
  float frames = 0.06;
  if (isShop) { h = vec2(0.43, 0.36) * size; p.y = (f.y - 0.42) * size.y; shape = mod(floor(vBuilding), 3.0) < 0.5 ? 1 : 0; frames = 0.09; }
  if (isDoor) { h = vec2(min(0.36 * size.x, 0.75), 0.4 * size.y); p.y = (f.y - 0.4) * size.y; }
  float fold = p.x;
  if (shape == 3) { fold = abs(p.x) - h.x * 0.54; h.x *= 0.42; }
  vec2 q = vec2(fold, p.y);
  float d;
  if (shape == 4) d = abs(p.y) - h.y;
  else if (shape == 2) d = length(q) - min(h.x, h.y);
  else if (shape == 1 || shape == 3) d = q.y > h.y - h.x ? length(vec2(q.x, q.y - h.y + h.x)) - h.x : box2(q, h);
  else d = box2(q, h);

#ifndef PLAIN
  // Surround, sill and the shadow under it.
  if (shape != 4) {
    albedo = mix(albedo, trim, edge(d - (isShop ? 0.22 : 0.17)) * 0.9);
    if (!isDoor && !isShop) {
      float sill = box2(q - vec2(0.0, -h.y - 0.1), vec2(h.x + 0.22, 0.08));
      albedo = mix(albedo, trim * 1.08, edge(sill));
      albedo *= 1.0 - 0.34 * edge(box2(q - vec2(0.0, -h.y - 0.27), vec2(h.x + 0.2, 0.1)));
      albedo *= 1.0 - 0.12 * edge(box2(q - vec2(0.0, -h.y - 0.9), vec2(h.x, 0.55)));
    }
  }
  if ((flags & 8) == 8 && cell.y > 0.5) {
    float band = f.y * size.y;
    float rail = max(line(band - 1.0, 0.05), max(line(band - 0.12, 0.09), line(mod(m.x, 0.24) - 0.12, 0.02) * step(band, 1.0)));
    albedo = mix(albedo, vec3(0.2, 0.13, 0.08), rail * 0.85);
    albedo = mix(albedo, vec3(0.2, 0.13, 0.08), line(p.x - size.x * 0.5, 0.09) + line(p.x + size.x * 0.5, 0.09));
  }
  if (isShop) {
    // A board over the shop, and an awning at some.
    float board = box2(vec2(p.x, f.y * size.y - size.y * 0.88), vec2(size.x * 0.46, size.y * 0.075));
    vec3 paint = mix(vec3(0.16, 0.07, 0.05), mix(vec3(0.05, 0.13, 0.1), vec3(0.35, 0.22, 0.07), step(0.66, hash(vec2(floor(cell.x / 2.0), vBuilding)))), step(0.33, hash(vec2(floor(cell.x / 2.0), vBuilding))));
    albedo = mix(albedo, paint, edge(board) * 0.92);
    albedo = mix(albedo, vec3(0.72, 0.56, 0.26), line(abs(f.y - 0.88) * size.y - size.y * 0.058, 0.015) * edge(board));
    float strokes = step(0.45, noise(vec2(m.x * 6.0, f.y * size.y * 9.0) + vBuilding)) * edge(box2(vec2(mod(m.x, 0.62) - 0.31, f.y * size.y - size.y * 0.88), vec2(0.19, 0.17)));
    albedo = mix(albedo, vec3(0.78, 0.62, 0.28), strokes * smoothstep(0.1, 0.03, px) * step(abs(p.x), size.x * 0.36));
    emits += LAMP * night * edge(board) * 0.12;
  }
#endif
  float inside = edge(d);
  if (inside <= 0.001) return;

  float pane = edge(d + frames);
  float bars = 0.0;
#ifndef PLAIN
  if (shape == 4) bars = line(mod(m.x, size.x * 0.5) - size.x * 0.25, 0.05);
  else if (isDoor) bars = max(line(q.x, 0.05), edge(-(q.y + h.y - 0.9)));
  else bars = max(line(q.x, 0.035), max(line(q.y - h.y * 0.34, 0.04), isShop ? line(abs(q.x) - h.x * 0.5, 0.04) : line(q.y + h.y * 0.36, 0.02)));
#endif
  vec3 frame = mix(vec3(0.84, 0.82, 0.76), mix(vec3(0.13, 0.22, 0.17), vec3(0.3, 0.12, 0.08), step(0.5, hash(vec2(vBuilding, 7.0)))), step(0.42, hash(vec2(vBuilding, 5.0))));
  if (isShop || isDoor) frame = vec3(0.13, 0.09, 0.07);
  float glassy = pane * (1.0 - bars);
  // Glass mirrors the sky; behind it, a dim room and perhaps a curtain.
  vec3 mirror = reflect(-view, N);
  mirror.y = abs(mirror.y) + 0.06 + 0.1 * seed;
  float fresnel = 0.1 + 0.75 * pow(1.0 - max(dot(view, N), 0.0), 3.0);
  vec3 room = vec3(0.035, 0.04, 0.045);
  float curtain = step(0.55, seed) * smoothstep(h.x * (0.9 - 0.7 * fract(seed * 7.0)), h.x, abs(q.x) + 0.02);
  room = mix(room, vec3(0.42, 0.38, 0.32) * 0.5, curtain);
  float deep = smoothstep(0.0, 0.35, -d) ;
  // The reveal's own shadow falls on the upper part.
  float reveal = mix(0.55, 1.0, smoothstep(0.0, 0.28, h.y - q.y)) ;
  albedo = mix(albedo, frame * (isDoor ? 0.9 : 1.0) * mix(0.7, 1.0, deep), inside);
  albedo = mix(albedo, room, glassy);
  albedo *= mix(1.0, reveal, inside);
  gloss = glassy * fresnel * 0.62;
  float wakes = hash(cell * 1.3 + vBuilding * 0.71);
  float on = step(1.0 - (isShop ? max(lateness, 0.25) : lateness) * 0.72, wakes) * night;
  vec3 warmth = mix(vec3(1.0, 0.55, 0.2), vec3(1.0, 0.78, 0.5), fract(wakes * 9.0));
  emits += warmth * on * glassy * (isShop ? 1.15 : 0.75) * mix(1.0, 0.55, curtain) * (0.75 + 0.35 * f.y);
}

void roofTiles() {
  vec2 q = vUv / vec2(0.24, 0.34);
  float far = smoothstep(0.2, 0.03, px);
  float lane = abs(fract(q.x) - 0.5) * 2.0;
  albedo *= mix(1.0, 0.7 + 0.5 * (1.0 - lane * lane), far * 0.75);
  albedo *= mix(1.0, 0.78 + 0.3 * smoothstep(0.0, 0.35, fract(q.y)), far * 0.7);
  albedo *= 0.86 + 0.22 * hash(floor(vec2(q.x, q.y))) * far + 0.14 * noise(vUv * 0.9 + vBuilding);
  albedo = mix(albedo, albedo * vec3(0.75, 0.72, 0.7), smoothstep(0.55, 0.9, noise(vUv * vec2(0.5, 0.22) + vBuilding * 2.0)) * 0.5);
}

void setts(vec2 m, vec2 size) {
  vec2 q = m / size;
  q.x += 0.5 * mod(floor(q.y), 2.0);
  vec2 f = abs(fract(q) - 0.5);
  float far = smoothstep(size.x * 0.5, size.x * 0.1, px);
  albedo *= mix(0.97, 0.82 + 0.3 * hash(floor(q)), far);
  albedo *= 1.0 - 0.38 * far * smoothstep(0.38, 0.5, max(f.x, f.y));
}

void rose() {
  float r = length(vUv), a = atan(vUv.y, vUv.x);
  float petals = abs(fract(a * 12.0 / 6.28318) - 0.5) * 2.0;
  float tracery = max(line(r - 0.3, 0.03), max(line(r - 0.94, 0.06), max(smoothstep(0.8, 0.9, petals) * step(0.3, r), line(r - 0.66 - 0.1 * cos(a * 12.0), 0.03))));
  float eye = step(r, 0.3) * smoothstep(0.75, 0.85, abs(fract(a * 8.0 / 6.28318) - 0.5) * 2.0);
  vec3 stain = 0.5 + 0.5 * cos(vec3(0.2, 2.2, 4.3) + floor(a * 12.0 / 6.28318) * 1.9 + floor(r * 5.0) * 1.3);
  float t = max(tracery, eye);
  emits += mix(vec3(1.0, 0.6, 0.25), stain, 0.6) * night * (1.0 - t) * 0.9;
  albedo = mix(stain * vec3(0.12, 0.12, 0.2) + 0.02, vColour, t);
  gloss = (1.0 - t) * 0.25;
}

void clock() {
  float r = length(vUv), a = atan(vUv.x, vUv.y) / 6.28318;
  vec3 ink = dot(vColour, vec3(0.33)) > 0.3 ? vec3(0.05) : vec3(0.85, 0.75, 0.45);
  float marks = step(0.42, abs(fract(a * 12.0) - 0.5)) * step(0.74, r) * step(r, 0.92);
  float hours = fract(clockSeconds / 43200.0), minutes = fract(clockSeconds / 3600.0);
  float da = abs(fract(a - hours + 0.5) - 0.5) * 6.28318 * r, db = abs(fract(a - minutes + 0.5) - 0.5) * 6.28318 * r;
  float hands = max(step(da, 0.05) * step(r, 0.5), step(db, 0.035) * step(r, 0.8));
  albedo = mix(vColour, ink, max(max(marks, hands), line(r - 0.97, 0.04)));
  emits += albedo * night * vec3(0.9, 0.75, 0.45) * 0.9;
}

void main() {
  vec3 N = normalize(vNormal);
  vec3 toEye = cameraPosition - vWorld;
  float far = length(toEye);
  vec3 view = toEye / far;
  px = max(length(fwidth(vWorld)) * 0.5, 0.002);
  albedo = vColour;
  emits = vec3(0.0);
  gloss = 0.0;
  int kind = int(vStyle.x + 0.5);
  float wrap = 0.0;

  if (kind == 1) { if (N.y > 0.7) albedo *= 0.8; else wall(view, N); }
  else if (kind == 2) { roofTiles(); if (vFlood > 0.7) gloss = 0.16; }
  else if (kind == 3) { vec2 m = abs(N.y) > 0.7 ? vWorld.xz : vUv; ashlar(abs(N.y) > 0.7 ? m : vec2(m.x, m.y), 0.5, 1.05, 0.9); }
  else if (kind == 4) { albedo *= 0.85 + 0.2 * noise(vWorld.xz * 0.35) + 0.1 * noise(vWorld.xz * 9.0) * smoothstep(0.2, 0.02, px);
    float half_ = vStyle.w / 16.0; albedo = mix(albedo, vec3(0.62, 0.6, 0.55), line(abs(vUv.x) - half_ + 0.35, 0.06) * 0.0 + line(vUv.x, 0.06) * step(0.5, fract(vUv.y / 7.0)) * step(4.2, half_) * 0.55 * step(1950.0, year)); }
  else if (kind == 5) setts(vWorld.xz * mat2(0.94, 0.34, -0.34, 0.94), vec2(0.28, 0.2));
  else if (kind == 6 && vStyle.z < 0.5) {
    // Yards: trodden earth and cobbles, grass where nobody walks.
    float green = smoothstep(0.5, 0.74, noise(vWorld.xz * 0.045) * 0.65 + noise(vWorld.xz * 0.23) * 0.35);
    albedo = mix(albedo * 0.8, vec3(0.12, 0.125, 0.055), green);
    albedo *= 0.78 + 0.3 * noise(vWorld.xz * 0.6) + 0.22 * (noise(vWorld.xz * 4.0) - 0.5) * smoothstep(0.6, 0.05, px);
  }
  else if (kind == 6) { setts(vWorld.xz, vec2(0.9, 0.6)); if (vStyle.z > 2.5) { float k = abs(vUv.x) - vStyle.w / 16.0; albedo = mix(albedo, vec3(0.33, 0.31, 0.28), edge(abs(k - 0.12) - 0.12)); albedo *= 1.0 - 0.45 * edge(abs(k + 0.02) - 0.05); } albedo *= 0.88 + 0.2 * noise(vWorld.xz * 0.25); }
  else if (kind == 7) { albedo = mix(albedo, vec3(dot(albedo, vec3(0.33))), 0.25) * 0.82; albedo = mix(albedo, albedo * vec3(1.5, 1.2, 0.8), noise(vWorld.xz * 0.06)); albedo *= 0.7 + 0.45 * noise(vWorld.xz * 0.4) + 0.3 * (noise(vWorld.xz * 5.0) - 0.5) * smoothstep(0.5, 0.05, px); }
  else if (kind == 8) { float wet = smoothstep(0.55, 0.1, vWorld.y + 0.15 * sin(time * 0.7)); albedo *= 0.92 + 0.14 * noise(vWorld.xz * 0.8) + 0.1 * (noise(vWorld.xz * 12.0) - 0.5) * smoothstep(0.3, 0.03, px); albedo *= mix(1.0, 0.55, wet); gloss = wet * 0.12; }
  else if (kind == 9) { float f = abs(fract(vUv.y / 0.2) - 0.5); albedo *= 0.8 + 0.3 * hash(vec2(floor(vUv.y / 0.2), 1.0)) - 0.3 * step(0.45, f) * smoothstep(0.1, 0.02, px); }
  else if (kind == 10) albedo *= 0.7 + 0.6 * noise(vWorld.xz * 6.0) * smoothstep(0.3, 0.03, px);
  else if (kind == 11) { albedo *= 0.88 + 0.2 * noise(vUv * vec2(2.0, 0.5)); albedo *= 1.0 - 0.2 * line(mod(vUv.x, 0.7) - 0.35, 0.03); gloss = 0.08; }
  else if (kind == 12) { emits = vColour * (0.15 + 2.6 * night); }
  else if (kind == 13) rose();
  else if (kind == 14) { albedo *= 0.95 + 0.06 * noise(vUv * 0.6); albedo *= 1.0 - 0.1 * line(mod(vUv.y, 1.6) - 0.8, 0.03); gloss = 0.1 + 0.2 * pow(1.0 - max(dot(view, N), 0.0), 3.0); }
  else if (kind == 15) clock();
  else if (kind == 16) {
    // Leaves: ragged where the crown ends, dark inside, light coming through.
    float rim = dot(N, view);
    vec3 w = vWorld * 3.4;
    float tufts = noise(w.xz + w.y * 0.7) * 0.5 + noise(w.zy * 2.1 + w.x) * 0.32 + noise(w.xy * 4.3 + w.z * 1.3) * 0.18;
    if (rim < (1.02 - tufts * 1.3) * mix(0.9, 0.5, smoothstep(0.02, 0.2, px))) discard;
    albedo *= mix(0.9, 0.1 + 1.6 * tufts, smoothstep(0.45, 0.03, px));
    albedo *= 0.62 + 0.5 * smoothstep(-0.7, 0.8, N.y);
    albedo = mix(albedo, albedo * vec3(1.3, 1.1, 0.6), noise(vWorld.xz * 0.11) * 0.7);
    N = normalize(N + (vec3(tufts, noise(w.yx * 2.0), noise(w.zx * 2.0)) - 0.5) * 1.3);
    wrap = 0.35;
  }
  else if (kind == 17) { albedo = mix(albedo, vec3(0.58, 0.56, 0.47), step(0.52, noise(vUv * vec2(3.0, 2.0)))); }
  else if (kind == 18) { vec3 mirror = reflect(-view, N); gloss = 0.12 + 0.6 * pow(1.0 - max(dot(view, N), 0.0), 3.0); albedo *= 0.35; emits += vec3(1.0, 0.6, 0.26) * night * 0.2 * step(0.35, hash(floor(vWorld.yx * 0.4))); }
  else if (kind == 19) { emits += vColour * night * 1.4; }
  else albedo *= 0.95 + 0.08 * noise(vWorld.xz * 1.7 + vWorld.y);

  vec2 at = (vWorld.xz + N.xz * 1.6 - shadeAt.xy) / shadeAt.z;
  vec4 around = texture(surroundings, at);
  vec2 inside = step(vec2(0.0), at) * step(at, vec2(1.0));
  float known = inside.x * inside.y;
  float shaded = smoothstep(-0.35, 0.45, texture(shade, at).r - vWorld.y - 0.15) * known;
  float open_ = mix(1.0, 1.0 / (1.0 + max(0.0, around.r * 127.5 - vWorld.y) / 5.5), known);
  open_ = mix(0.42, 1.0, open_);
  float facing = max((dot(N, sunDirection) + wrap) / (1.0 + wrap), 0.0);
  vec3 light = sunLight * facing * (1.0 - shaded);
  light += mix(groundLight, skyLight, N.y * 0.5 + 0.5) * open_;
  float overGround = max(0.0, vWorld.y - around.b * 127.5);
  float lamps = around.g * 1.5 * known * exp(-pow(max(overGround - 3.0, 0.0) * 0.28, 2.0));
  light += LAMP * lamps * night * 1.15 * (kind >= 4 && kind <= 10 ? 1.0 : 0.75);
  // Floodlights stand at the foot: bright below and between, less and less above, and never on what looks up.
  float rise = 0.2 + 0.5 * exp(-overGround * 0.045) + 0.28 * exp(-overGround * 0.2);
  float side = 0.62 + 0.38 * dot(normalize(vec2(N.x, N.z) + 1e-4), vec2(0.6, 0.8));
  light += vec3(1.0, 0.7, 0.36) * vFlood * night * rise * side * (1.0 - 0.5 * max(N.y, 0.0)) * 1.5;
  vec3 c = albedo * light;
  if (gloss > 0.001) {
    vec3 mirror = reflect(-view, N);
    mirror.y = abs(mirror.y);
    c = mix(c, skyTowards(mirror) * mix(0.55, 1.0, open_) + sunLight * pow(max(dot(mirror, sunDirection), 0.0), 220.0) * (1.0 - shaded) * 1.5, gloss);
  }
  c += emits;
  if (marked > 0.5 && abs(vBuilding - marked) < 0.5) c += vec3(0.09, 0.07, 0.03) * (1.0 + sin(time * 3.0) * 0.3);
  pixel = vec4(shown(hazed(c, toEye, far)), 1.0);
}
`
