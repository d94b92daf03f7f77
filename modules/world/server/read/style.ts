import { createHash } from 'node:crypto'

/** One sheet for all plain pages, within each page: at a real door one request brings everything. System fonts only. */
export const STYLE = `
:root{--paper:#fbf8f1;--card:#fffdf8;--ink:#2b2520;--soft:#665b50;--line:#ddd2c0;--red:#96351f;--sea:#dfe8e6;color-scheme:light}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-behavior:smooth}
@media(prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.8 "PingFang SC","HarmonyOS Sans SC","Noto Sans CJK SC","Microsoft YaHei",system-ui,sans-serif;overflow-wrap:break-word}
html[lang=en] body{line-height:1.65}
h1,h2,h3,.serif{font-family:"Songti SC","Noto Serif CJK SC","Source Han Serif SC",STSong,Georgia,SimSun,serif;font-weight:600;line-height:1.3;text-wrap:balance}
h1{font-size:clamp(1.85rem,1.3rem + 2.6vw,2.9rem);margin:.2em 0 .3em;letter-spacing:.01em}
h2{font-size:1.35rem;margin:2.4em 0 .7em;padding-bottom:.35em;border-bottom:1px solid var(--line)}
h3{font-size:1.08rem;margin:1.6em 0 .4em}
p{margin:.7em 0}a{color:var(--red);text-decoration-thickness:1px;text-underline-offset:.22em}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid #1d5c7d;outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-99rem}.skip:focus{position:static;display:inline-block;padding:.5rem 1rem}
.bar,main,footer{max-width:58rem;margin:0 auto;padding:0 1.15rem}
.bar{display:flex;flex-wrap:wrap;gap:.2rem 1.3rem;align-items:center;padding-top:.8rem;padding-bottom:.8rem;border-bottom:1px solid var(--line)}
.bar a{color:var(--ink);text-decoration:none;padding:.3rem 0}.bar a:hover{text-decoration:underline}
.bar nav{display:flex;gap:1.3rem}.bar .mark{font-weight:600;font-size:1.15rem;margin-right:auto}
[aria-current]{font-weight:600;border-bottom:2px solid var(--red)}
main{padding-top:1.6rem;padding-bottom:3rem}
.over{color:var(--red);font-size:.95rem;letter-spacing:.06em;margin:0}
.lead{font-size:1.13rem;color:var(--soft);margin-top:0}
.small,small,figcaption,footer{font-size:.9rem;color:var(--soft);line-height:1.65}
figure{margin:1.6rem 0}figure img,figure svg{display:block;width:100%;height:auto;background:var(--card);border:1px solid var(--line)}
figcaption{padding-top:.5rem}
.front img{max-height:34rem;object-fit:contain}
.story{font-size:1.17rem;line-height:2;max-width:40rem}
html[lang=en] .story{line-height:1.75}
.story p{margin:.9em 0}.story mark{background:#f3dfb4;color:inherit;box-shadow:0 0 0 .15em #f3dfb4}
.acts{display:flex;flex-wrap:wrap;gap:.7rem;margin:1.4rem 0}
.acts a,button{font:inherit;display:inline-block;min-height:2.75rem;padding:.45rem 1.15rem;border:1px solid var(--red);border-radius:.25rem;background:none;color:var(--red);text-decoration:none;cursor:pointer}
.acts a:first-child{background:var(--red);color:#fff}
button[disabled]{border-color:var(--line);color:var(--soft);cursor:default}
dl{display:grid;grid-template-columns:minmax(4.5rem,auto) 1fr;margin:0}
dt,dd{padding:.42rem 0;border-bottom:1px solid var(--line);margin:0}dt{color:var(--soft);padding-right:1.4rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.5rem .9rem .5rem 0;border-bottom:1px solid var(--line)}
th{font-weight:600;white-space:nowrap}tr[aria-current]{border:0;background:#f3ead9}tr[aria-current]>:first-child{padding-left:.5rem}
ol,ul{padding-left:1.4rem}li{margin:.3em 0}
.plain{list-style:none;padding:0}
.walk{list-style:none;padding:0;margin:0}
.walk li{display:grid;grid-template-columns:2.3rem 1fr;gap:.1rem .7rem;margin:0;padding:.75rem 0;border-bottom:1px solid var(--line)}
.walk .n{grid-row:span 2;width:2rem;height:2rem;border-radius:50%;background:var(--red);color:#fff;text-align:center;line-height:2rem;font-size:.95rem;font-variant-numeric:tabular-nums}
.walk img{grid-area:1/3/span 2;width:7.5rem;height:4.6rem;object-fit:contain;mix-blend-mode:multiply}.walk li:has(img){grid-template-columns:2.3rem 1fr 7.5rem}
.walk .past{background:none;color:var(--red);box-shadow:inset 0 0 0 1px var(--red)}
.walk a{font-size:1.08rem;font-weight:600}.walk small{grid-column:2}
@media(max-width:34rem){.walk img{width:5.2rem;height:3.8rem}.walk li:has(img){grid-template-columns:2.3rem 1fr 5.2rem}}
.cols{columns:3 11rem;column-gap:2rem}.cols li{break-inside:avoid}
.walk .lots{display:block;color:var(--soft);font-size:.95rem;padding-left:3rem}.lots ul{list-style:none;padding:0;columns:3 13rem}.walk .lots li{display:block;border:0;padding:.15rem 0}.walk .lots a{font-size:inherit;font-weight:400;color:inherit}summary{cursor:pointer;padding:.2rem 0}
.steps{list-style:none;padding:0;counter-reset:step}
.steps>li{position:relative;margin:0;padding:0 0 1.6rem 3.3rem}
.steps>li::before{counter-increment:step;content:counter(step);position:absolute;left:0;top:.1rem;width:2.1rem;height:2.1rem;line-height:2.1rem;border-radius:50%;background:var(--red);color:#fff;text-align:center}
.steps>li:not(:last-child)::after{content:"";position:absolute;left:1.02rem;top:2.6rem;bottom:.2rem;border-left:2px dotted #c2a98d}
.steps h2{margin:0 0 .3rem;padding:0;border:0;font-size:1.25rem}.way{color:var(--soft);margin:.2rem 0}
.eras{margin:1.2rem 0;display:flex;flex-wrap:wrap;gap:.5rem 1.2rem;align-items:end}.eras input{font:inherit;width:6rem;padding:.4rem;border:1px solid #8d7f6f;border-radius:.25rem;background:#fff;color:inherit}
.pair{display:grid;gap:0 3rem}@media(min-width:50rem){.pair{grid-template-columns:1.25fr 1fr}.pair>*{min-width:0}}
.sheet{overflow-x:auto;border:1px solid var(--line)}.sheet svg{border:0;min-width:46rem}
.map a:hover,.map a:focus{outline:none}.map .lane path{fill:none;stroke:transparent;stroke-width:26;stroke-linecap:round;stroke-linejoin:round}
.map .lane:hover path,.map .lane:focus path{stroke:#96351f55}.map .lane text{font:28px "PingFang SC","Noto Sans CJK SC",sans-serif;fill:#5d5044;paint-order:stroke;stroke:#fbf8f1;stroke-width:7px;text-anchor:middle}
.map .pin circle{fill:#96351f;stroke:#fbf8f1;stroke-width:4}.map .pin text{font:600 29px "PingFang SC","Noto Sans CJK SC",sans-serif;fill:#fff;text-anchor:middle}.map .pin.past circle{fill:#fbf8f1;stroke:#96351f}.map .pin.past text{fill:#96351f}
.map .pin:hover circle,.map .pin:focus circle{fill:#1d5c7d;stroke:#fff}.map .pin.past:hover text,.map .pin.past:focus text{fill:#fff}.map .lead{stroke:#96351f;stroke-width:3}
.notes{font-size:.9rem;color:var(--soft);padding-left:2rem}.notes li::marker{color:var(--red)}sup a{text-decoration:none;padding:0 .15em}
.note{border-left:3px solid var(--red);padding:.2rem 0 .2rem 1rem;color:var(--soft)}
.time{list-style:none;padding:0}.time>li{display:grid;grid-template-columns:8.5rem 1fr;gap:1rem;margin:0;padding:.45rem 0;border-bottom:1px solid var(--line)}.time b{font-weight:600;font-variant-numeric:tabular-nums}
@media(max-width:34rem){.time>li{grid-template-columns:1fr;gap:0}}
blockquote{margin:1rem 0;padding:.1rem 0 .1rem 1rem;border-left:3px solid #c2a98d}
footer{border-top:1px solid var(--line);padding-top:1.2rem;padding-bottom:3rem}footer ul{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;padding:0;list-style:none}
.codes{display:grid;grid-template-columns:repeat(2,1fr);gap:0;padding:0;list-style:none}.codes li{display:grid;grid-template-columns:8.2rem 1fr;gap:1rem;margin:0;padding:1rem;border:1px dashed #b9aa95;align-items:center;break-inside:avoid}
.codes svg{width:100%;height:auto}.codes strong{display:block;font-size:1.15rem;line-height:1.35}.codes p{margin:.3rem 0 0;line-height:1.5}@media(max-width:44rem){.codes{grid-template-columns:1fr}}
@page{size:A4;margin:16mm}
@media print{body{background:#fff;font-size:10.5pt}.bar,.acts,.skip,form,button,footer ul,.noprint{display:none!important}.plan{width:9cm}.sheet{overflow:visible}.sheet svg{min-width:0}main{max-width:none;padding:0}.story{font-size:11.5pt;line-height:1.8}h2{break-after:avoid;margin-top:1.4em}li,tr,figure{break-inside:avoid}.front img{max-height:11cm}a{color:inherit;text-decoration:none}.codes{grid-template-columns:1fr 1fr}.notes a[href^=http]::after{content:" " attr(href);word-break:break-all}}
`

export const STYLE_DIGEST = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`
