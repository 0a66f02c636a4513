/** Ink on paper, one accent, system fonts; readable on a screen, in a hall and printed on A4. */
export const STYLE = `
:root{--ink:#1c2433;--soft:#56607a;--line:#d9dde6;--accent:#0b5d6b;--accent-soft:#cfe4e6;--paper:#fff}
*{box-sizing:border-box}
body{margin:0 auto;max-width:62rem;padding:1.5rem 1.25rem 3rem;background:var(--paper);color:var(--ink);
font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif}
h1{font-size:1.9rem;line-height:1.15;margin:.3rem 0}h2{font-size:1.35rem;margin:2.6rem 0 .6rem;border-bottom:3px solid var(--accent);padding-bottom:.25rem}
h3{font-size:1.08rem;margin:1.8rem 0 .3rem}p{margin:.4rem 0}.soft{color:var(--soft)}
.key{display:grid;grid-template-columns:repeat(auto-fill,minmax(13rem,1fr));gap:.8rem;margin:1rem 0;padding:0;list-style:none}
.key li{border:1px solid var(--line);border-left:4px solid var(--accent);border-radius:.3rem;padding:.7rem .9rem}
.key strong{display:block;font-size:1.9rem;line-height:1.1;font-variant-numeric:tabular-nums}.key strong.words{font-size:1.25rem}.key span{display:block}
.scroll{overflow-x:auto}table{border-collapse:collapse;margin:.6rem 0 1rem;min-width:24rem}
caption{text-align:left;color:var(--soft);padding:.2rem 0}
th,td{padding:.3rem .7rem;border-bottom:1px solid var(--line);text-align:right;font-variant-numeric:tabular-nums;vertical-align:top}
th:first-child,td.text{text-align:left}th{font-weight:600}thead th{color:var(--soft);font-size:.88rem}
tr.total>*{font-weight:700;border-bottom:2px solid var(--ink)}td.bar{width:16rem;text-align:left}
svg{display:block}svg.wide{max-width:100%;height:auto}dt{font-weight:600;margin-top:.9rem}dd{margin:.15rem 0}code{font-size:.86rem;overflow-wrap:anywhere}
@media print{body{max-width:none;padding:0;font-size:10.5pt}h2{break-after:avoid}h3{break-after:avoid}tr,.key li{break-inside:avoid}
.new-page{break-before:page}.scroll{overflow:visible}@page{size:A4;margin:16mm}}
`;
