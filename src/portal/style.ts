import { createHash } from 'node:crypto'

/**
 * The one stylesheet, sent inside every page so that the first paint needs one round trip. Tokens are those
 * of the drawn screens; dark mode turns the same roles. Written for old browsers first: what they do not
 * know (grid, custom properties) only makes the page plainer.
 */
const sheet = `
:root{--ink:#16242b;--soft:#4a5a62;--faint:#5f6f77;--line:#dfe5e4;--hair:#eef2f1;--paper:#fbfaf7;--card:#fff;
--brand:#0d5c4d;--deep:#0b3f36;--wash:#e6f1ee;--gold:#f2b441;--red:#b3261e;--redw:#fbe9e7;--amber:#8a5200;--amberw:#fdf1dd;
--blue:#1e5aa8;--bluew:#e7effa;--violet:#6a3fa0;--violetw:#f0eaf8;--green:#1d7a3e;--greenw:#e6f4ea;--link:#0d5c4d;--band:#0d5c4d;--field:#7c8b92}
@media (prefers-color-scheme:dark){:root{--ink:#e8eeec;--soft:#b9c6c4;--faint:#9aa9a8;--line:#2d3b40;--hair:#243136;--paper:#121b1f;--card:#1a262b;
--brand:#1c8a73;--deep:#08302a;--wash:#163a33;--red:#ff9d93;--redw:#3d1c1a;--amber:#f0bd6b;--amberw:#3a2c14;--blue:#9cc3f5;--bluew:#182b45;
--violet:#cfb3f2;--violetw:#2c2140;--green:#8fd6a6;--greenw:#173323;--link:#7fd0bd;--band:#0b3f36;--field:#73848a}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:16.5px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;overflow-wrap:break-word}
a{color:var(--link)}
h1{font-size:1.6em;line-height:1.25;margin:0 0 .5em}
h2{font-size:1.2em;line-height:1.3;margin:1.6em 0 .6em}
h3{font-size:1em;margin:0 0 .2em}
p{margin:0 0 .7em}
ul,ol{margin:0 0 .8em;padding-left:1.3em}
svg{flex:none}
.w{max-width:1000px;margin:0 auto;padding:0 16px}
.n{max-width:660px}
.skip{position:absolute;left:-999em}
.skip:focus{left:8px;top:8px;background:var(--card);padding:10px;z-index:1}
:focus-visible{outline:3px solid var(--gold);outline-offset:2px}
.top{background:var(--card);border-bottom:1px solid var(--line)}
.top .w{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between}
.name{display:flex;align-items:center;padding:10px 0;color:var(--ink);text-decoration:none}
.name svg{margin-right:11px}
.name b{display:block;font-size:1.08em;line-height:1.25}
.name small,.s{font-size:.88em;color:var(--faint)}
.s{color:var(--soft)}
nav a,nav button{display:inline-block;padding:11px 16px 11px 0;min-height:44px;color:var(--ink);text-decoration:none;font:inherit;font-size:.94em}
nav form{display:inline}
nav button{background:none;border:0;cursor:pointer}
nav a:hover,nav a[aria-current]{text-decoration:underline;text-underline-offset:5px}
.band{background:var(--band);color:#fff;padding:26px 0}
.band p{color:#dcebe7}
.acts a{display:flex;align-items:center;min-height:64px;padding:12px 16px;margin-bottom:10px;border-radius:10px;background:var(--card);color:var(--ink);text-decoration:none}
.acts svg{margin-right:16px;color:var(--link)}
.acts b{display:block}.acts span span{font-size:.88em;color:var(--soft)}
.acts a.gold,.acts a.gold svg,.acts a.gold span span{background:var(--gold);color:#2b1d00}
.card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:14px 16px;margin:0 0 12px;box-shadow:0 1px 2px rgba(22,36,43,.05)}
.card>:last-child{margin-bottom:0}.card>h2:first-child{margin-top:0}.top nav{margin-left:14px}
.row{display:flex;padding:12px 0;border-bottom:1px solid var(--hair)}
.row:first-child{padding-top:0}.row:last-child{border:0;padding-bottom:0}
.date{flex:none;width:64px;margin-right:14px;padding:5px 2px;border-radius:7px;background:var(--wash);text-align:center;font-size:.8em;line-height:1.25;align-self:flex-start}
.date b{display:block;font-size:1.6em}
blockquote{margin:0 0 .7em;padding:2px 0 2px 14px;border-left:4px solid var(--gold);font-size:1.08em;white-space:pre-line}
blockquote:before{content:"“"}blockquote:after{content:"”"}
.said{white-space:pre-line}
.tag{display:inline-block;padding:2px 10px;border-radius:13px;font-size:.86em;font-weight:600;background:var(--hair);color:var(--soft)}
.green{background:var(--greenw);color:var(--green)}.blue{background:var(--bluew);color:var(--blue)}.amber{background:var(--amberw);color:var(--amber)}
.violet{background:var(--violetw);color:var(--violet)}.red{background:var(--redw);color:var(--red)}
.four{display:flex;flex-wrap:wrap;padding:0}
.four>div{flex:1 1 45%;padding:14px 16px;border:solid var(--line);border-width:0 1px 1px 0;margin:0 -1px -1px 0}
.four b{display:block;font-size:1.6em;line-height:1.2;font-variant-numeric:tabular-nums}
table{width:100%;border-collapse:collapse;margin:0 0 .8em}
th,td{text-align:left;padding:9px 8px 9px 0;border-bottom:1px solid var(--hair);vertical-align:top;font-weight:400}
td+td,th+th{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
thead th{font-size:.86em;color:var(--soft)}
label,legend{display:block;font-weight:600;margin:0 0 4px;padding:0}
fieldset{border:0;margin:0;padding:0;min-width:0}
.f{margin:0 0 18px}
.h{font-size:.9em;color:var(--soft);margin:0 0 6px;font-weight:400}
input,textarea,select{width:100%;min-height:46px;padding:9px 12px;border:1px solid var(--field);border-radius:7px;background:var(--card);color:var(--ink);font:inherit}
textarea{min-height:130px}
.pick{display:flex;align-items:center;min-height:44px;font-weight:400;margin:0}
.pick input{width:22px;height:22px;min-height:0;margin:0 12px 0 0;flex:none}
.ten{display:flex;flex-wrap:wrap;gap:4px 14px}.ten .pick{min-width:52px}.ten .pick input{margin-right:6px}
.bad input,.bad textarea,.bad select{border:2px solid var(--red)}
.err{color:var(--red);font-weight:600;margin:0 0 6px}
button.do,a.do{display:inline-block;min-height:48px;margin:0 8px 8px 0;padding:12px 24px;border:0;border-radius:10px;background:var(--gold);color:#2b1d00;font:inherit;font-weight:700;cursor:pointer;text-decoration:none}
button.do.two,a.do.two{background:var(--card);color:var(--ink);border:1px solid var(--field)}
.box{border-left:4px solid var(--brand);background:var(--wash);border-radius:7px;padding:12px 16px;margin:0 0 16px}
.box.red{border-color:var(--red);background:var(--redw);color:var(--ink)}.box.amber{border-color:var(--amber);background:var(--amberw);color:var(--ink)}
.box>:last-child{margin-bottom:0}
.code{font:700 1.5em/1.3 ui-monospace,Menlo,Consolas,monospace;letter-spacing:.03em}
.story{list-style:none;padding:0;margin:0}
.story li{padding:0 0 14px 18px;border-left:2px solid var(--line);position:relative}
.story li:before{content:"";position:absolute;left:-6px;top:7px;width:10px;height:10px;border-radius:9px;background:var(--brand)}
summary{min-height:44px;padding:10px 0;cursor:pointer;font-weight:600}
main{padding:22px 0 36px;display:block}
.home{padding-top:0}
footer{border-top:1px solid var(--line);padding:18px 0 34px;font-size:.9em;color:var(--soft)}
.hp{position:absolute;left:-999em;height:1px;overflow:hidden}
@media (max-width:799px){.top nav a:not([lang]){display:none}}
@media (min-width:800px){footer nav{display:none}.band{padding:44px 0}.two{display:flex;align-items:flex-start}.two>*{flex:1 1 0}.two>*+*{margin-left:36px}
.two>.big{flex:1.4 1 0}.mid{align-items:center}h1{font-size:2em}nav a,nav button{padding:11px 0 11px 20px}}
@media print{nav,footer,.np,.skip{display:none}body{background:#fff;color:#000;font-size:12pt}.card,.box{box-shadow:none;background:#fff;border-color:#999;break-inside:avoid}
.band{background:#fff;color:#000;padding:0}.band p{color:#000}a{color:#000}}
`

/** As sent: without the line breaks that only readers of this file need. */
export const style: string = sheet.replaceAll('\n', '')

/** For the Content-Security-Policy: this text and no other may style a page. */
export const styleHash = `'sha256-${createHash('sha256').update(style).digest('base64')}'`
