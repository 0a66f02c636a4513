import type { Figure } from '../figures.js';
import type { MonthLine } from '../months.js';
import { MONTHS, wholeNumber } from './french.js';
import { markup, type Markup } from './markup.js';
import { shown } from './tables.js';

const WIDTH = 720;
const HEIGHT = 220;
const LEFT = 56;
const BOTTOM = 28;
const TOP = 12;
/** Told apart without colour too: the second is dashed, its points square. */
const STROKES = [
  { colour: '#0b5d6b', dash: 'none', mark: '●', isRound: true },
  { colour: '#b4531f', dash: '6 4', mark: '■', isRound: false },
] as const;
const SHORT = ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'];
/** A drawing of fewer points would show holes. */
const LEAST_POINTS = 12;

/** The year month by month, drawn and in a table. A month that is confidential interrupts its line. */
export function monthChart(lines: readonly MonthLine[]): Markup | undefined {
  if (lines.length === 0) return undefined;
  const points = lines.flatMap(({ values }) => values.filter((value) => typeof value === 'number')).length;
  return markup`
<section>
<h2>Mois par mois</h2>
${points >= LEAST_POINTS ? drawing(lines) : undefined}<div class="scroll"><table>
<caption>Événements de l’année selon le mois de leur date d’effet</caption>
<thead><tr><th scope="col">Mois</th>${lines.map(({ label }) => markup`<th scope="col">${label}</th>`)}</tr></thead>
<tbody>
${MONTHS.map((name, month) => markup`<tr><th scope="row">${name}</th>${lines.map(({ values }) => markup`<td>${shown(values[month])}</td>`)}</tr>
`)}</tbody>
</table></div>
</section>`; // prettier-ignore
}

function drawing(lines: readonly MonthLine[]): Markup {
  const greatest = Math.max(1, ...lines.flatMap(({ values }) => values.map(magnitude)));
  return markup`
<svg width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" class="wide" role="presentation" aria-hidden="true" focusable="false">
${[0, greatest].map((value) => axis(value, greatest))}${SHORT.map((name, month) => markup`<text x="${x(month)}" y="${HEIGHT - 8}" text-anchor="middle" font-size="12" fill="#56607a">${name}</text>
`)}${lines.map((line, i) => drawn(line, i, greatest))}</svg>
<p class="soft">${lines.map(({ label }, i) => `${strokeOf(i).mark} ${label}`).join(' · ')}</p>
`; // prettier-ignore
}

function axis(value: number, greatest: number): Markup {
  return markup`<line x1="${LEFT}" x2="${WIDTH - 8}" y1="${y(value, greatest)}" y2="${y(value, greatest)}" stroke="#d9dde6"/>
<text x="${LEFT - 8}" y="${y(value, greatest) + 4}" text-anchor="end" font-size="12" fill="#56607a">${wholeNumber(value)}</text>
`;
}

function drawn({ values }: MonthLine, i: number, greatest: number): Markup {
  const { colour, dash, isRound } = strokeOf(i);
  const points = values.map((value, month) =>
    typeof value === 'number' ? `${String(x(month))},${String(y(value, greatest))}` : undefined,
  );
  return markup`${runsOf(points).map(
    (
      run,
    ) => markup`<polyline points="${run.join(' ')}" fill="none" stroke="${colour}" stroke-width="2.5" stroke-dasharray="${dash}"/>
`,
  )}${points.map((point) => {
    const [cx = '', cy = ''] = point?.split(',') ?? [];
    if (point === undefined) return undefined;
    return isRound
      ? markup`<circle cx="${cx}" cy="${cy}" r="4" fill="${colour}"/>
`
      : markup`<rect x="${Number(cx) - 4}" y="${Number(cy) - 4}" width="8" height="8" fill="${colour}"/>
`;
  })}`;
}

/** The stretches of a line between what is not shown. */
function runsOf(points: readonly (string | undefined)[]): readonly (readonly string[])[] {
  const runs: string[][] = [[]];
  for (const point of points) {
    if (point === undefined) runs.push([]);
    else runs.at(-1)?.push(point);
  }
  return runs.filter((run) => run.length > 1);
}

function strokeOf(i: number): (typeof STROKES)[number] {
  return STROKES[i % STROKES.length] ?? STROKES[0];
}

function x(month: number): number {
  return LEFT + 24 + Math.round((month * (WIDTH - LEFT - 56)) / 11);
}

function y(value: number, greatest: number): number {
  return HEIGHT - BOTTOM - Math.round((value * (HEIGHT - BOTTOM - TOP)) / greatest);
}

function magnitude(value: Figure['value']): number {
  return typeof value === 'number' ? value : 0;
}
