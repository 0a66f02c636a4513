import { html, type Html } from './html.js';

/** One sober style: ink on paper, one accent, system fonts, readable on a phone and on paper. */
export const STYLE = `
:root { --ink:#1c2433; --soft:#56607a; --line:#d9dde6; --paper:#fbfaf7; --card:#fff; --accent:#0b5d6b; --accent-soft:#e3f0f1; --warm:#9a4a00; --warm-soft:#fdf0e2; }
* { box-sizing:border-box } html { -webkit-text-size-adjust:100% }
body { margin:0; background:var(--paper); color:var(--ink); font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif }
a { color:var(--accent) } a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible { outline:3px solid #f0b429; outline-offset:2px }
.skip { position:absolute; left:-999px } .skip:focus { left:1rem; top:.5rem; background:#fff; padding:.4rem .8rem; z-index:2 }
header.site { background:var(--card); border-bottom:3px solid var(--accent) }
header.site > div, main, footer.site > div { max-width:68rem; margin:0 auto; padding:0 1.25rem }
header.site > div { display:flex; flex-wrap:wrap; gap:.5rem 2rem; align-items:baseline; padding-top:1rem; padding-bottom:.9rem }
.brand { font-weight:700; font-size:1.2rem; letter-spacing:.01em; color:var(--ink); text-decoration:none }
nav ul { list-style:none; display:flex; flex-wrap:wrap; gap:.25rem 1.25rem; margin:0; padding:0 } nav a { text-decoration:none; padding:.2rem 0; border-bottom:2px solid transparent }
nav a[aria-current] { border-color:var(--accent); font-weight:600; color:var(--ink) } nav a:hover { border-color:var(--line) }
main { padding-top:1.75rem; padding-bottom:3rem } h1 { font-size:1.75rem; line-height:1.2; margin:.2rem 0 .6rem } h2 { font-size:1.2rem; margin:2rem 0 .6rem }
p.lead { color:var(--soft); max-width:46rem; margin-top:0 }
.notice { background:var(--warm-soft); border-left:4px solid var(--warm); padding:.6rem .9rem; margin:1rem 0; max-width:60rem }
.cards { display:grid; grid-template-columns:repeat(auto-fill,minmax(12.5rem,1fr)); gap:.9rem; padding:0; margin:1.2rem 0; list-style:none }
.cards li { background:var(--card); border:1px solid var(--line); border-radius:.5rem; padding:.85rem 1rem } .cards strong { display:block; font-size:1.7rem; line-height:1.15; font-variant-numeric:tabular-nums } .cards span { color:var(--soft); font-size:.92rem }
.scroll { overflow-x:auto } table { border-collapse:collapse; width:100%; background:var(--card) } caption { text-align:left; font-weight:600; padding:.4rem 0 }
th,td { text-align:left; padding:.5rem .7rem; border-bottom:1px solid var(--line); vertical-align:top } thead th { font-size:.85rem; color:var(--soft); font-weight:600; white-space:nowrap } td.n,th.n { text-align:right; font-variant-numeric:tabular-nums } tbody tr:hover { background:#f6f8f9 }
.tag { display:inline-block; border-radius:1rem; padding:.05rem .6rem; font-size:.82rem; background:var(--accent-soft); color:#083f49; white-space:nowrap } .tag.end { background:#eceef3; color:#3d465c } .tag.alert { background:var(--warm-soft); color:#7a3a00 }
ol.timeline { list-style:none; margin:1rem 0; padding:0 0 0 1.1rem; border-left:2px solid var(--line) } ol.timeline > li { position:relative; padding:.1rem 0 1.1rem .9rem }
ol.timeline > li::before { content:""; position:absolute; left:-1.56rem; top:.5rem; width:.75rem; height:.75rem; border-radius:50%; background:var(--accent); border:2px solid var(--paper) }
ol.timeline time { color:var(--soft); font-size:.9rem; font-variant-numeric:tabular-nums } ol.timeline h3 { margin:0; font-size:1.03rem }
dl.facts { display:grid; grid-template-columns:minmax(9rem,max-content) 1fr; gap:.15rem 1rem; margin:.35rem 0 0; font-size:.94rem } dl.facts dt { color:var(--soft) } dl.facts dd { margin:0; overflow-wrap:anywhere }
.meta { color:var(--soft); font-size:.85rem; margin:.35rem 0 0 } .erased { font-style:italic; color:var(--warm) }
form.inline { display:flex; flex-wrap:wrap; gap:.6rem 1rem; align-items:end; margin:1rem 0 } label { display:block; font-size:.9rem; color:var(--soft) } input,select { font:inherit; padding:.35rem .5rem; border:1px solid #9aa3b5; border-radius:.3rem; background:#fff } button { font:inherit; padding:.42rem 1rem; border:0; border-radius:.3rem; background:var(--accent); color:#fff; cursor:pointer }
footer.site { border-top:1px solid var(--line); color:var(--soft); font-size:.88rem } footer.site > div { padding-top:1rem; padding-bottom:2rem }
@media (max-width:34rem) { dl.facts { grid-template-columns:1fr } dl.facts dd { margin-bottom:.35rem } h1 { font-size:1.45rem } }
@media print { header.site nav, footer.site, form { display:none } body { background:#fff } }
`;

export interface Page {
  readonly title: string;
  /** The entry of the navigation that stands for it. */
  readonly section: 'home' | 'youths' | 'conventions' | 'report';
  readonly body: Html;
}

/** The whole document of a page: French, usable without JavaScript, nothing fetched from elsewhere. */
export function layout(
  page: Page,
  site: {
    readonly reportYear: number;
    readonly demonstration: boolean;
    /** For whom the visitor of a demonstration reads. */
    readonly account?: string | undefined;
  },
): string {
  const entries = [
    { section: 'home', href: '/', label: 'Accueil' },
    { section: 'youths', href: '/jeunes', label: 'Parcours' },
    { section: 'conventions', href: '/conventions', label: 'Conventions' },
    { section: 'report', href: `/rapport/${String(site.reportYear)}`, label: 'Rapport annuel' },
  ] as const;
  return `<!doctype html>\n${
    html`<html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} · Passerelle</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <a class="skip" href="#contenu">Aller au contenu</a>
        <header class="site">
          <div>
            <a class="brand" href="/">Passerelle</a>
            <nav aria-label="Rubriques">
              <ul>
                ${entries.map(
                  (entry) =>
                    html`<li>
                      <a href="${entry.href}" ${entry.section === page.section && html` aria-current="page"`}
                        >${entry.label}</a
                      >
                    </li>`,
                )}
              </ul>
            </nav>
          </div>
        </header>
        <main id="contenu">
          ${site.demonstration && html`<p class="notice"><strong>Démonstration.</strong> Aucun fournisseur d’identité n’est configuré : le serveur n’écoute que cette machine.${site.account !== undefined && html` Vous lisez en tant que <strong>${site.account}</strong> — <a href="/demonstration">changer de compte</a>.`}</p>`}
          ${page.body}
        </main>
        <footer class="site">
          <div>
            Parcours co-accompagnés par les Missions Locales et les Chambres de métiers et de l’artisanat — convention
            nationale du 24 mai 2023.
          </div>
        </footer>
      </body>
    </html>`.text
  }\n`;
}
