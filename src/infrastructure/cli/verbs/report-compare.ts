import { Command, Option } from 'commander';
import type { CauseKind } from '../../../projections/annual-report/comparison/causes.js';
import type { ChangedIndicator, Comparison, Side } from '../../../projections/annual-report/comparison/comparison.js';
import type { Edition } from '../../../projections/annual-report/report.js';
import { REPORT_EDITIONS } from '../../../application/ports/reports.js';
import { inHouse, type OpenHouse } from '../../house.js';
import { comparedEditions, comparedYears } from '../../report/compared.js';
import { eventLabel } from '../../wording/events.js';
import { editionNumberOption, yearOption } from '../options.js';
import { openOutput } from '../output.js';
import { usage } from '../refusals.js';
import { withCommon, type Common } from '../verb.js';

interface CompareOptions extends Common {
  readonly edition: Edition;
  readonly editions?: readonly number[];
}

export function compareVerb(open: OpenHouse, today: () => string): Command {
  return withCommon(new Command('compare'))
    .description('ce qui change d’une édition figée à l’autre et pourquoi, ou d’une année à l’autre')
    .argument('<années...>', 'une année (avec --editions), ou deux', addYear)
    .option('--editions <numéros...>', 'deux éditions figées : 1 2', addNumber)
    .addOption(new Option('--edition <édition>', 'édition').choices(REPORT_EDITIONS).default('working'))
    .action(async (years: readonly number[], { data, json, edition, editions }: CompareOptions) => {
      const comparison = await inHouse(open, data, (house) => {
        const [first = 0, second] = years;
        if (years.length === 1 && editions?.length === 2) {
          return comparedEditions(house, first, [editions[0] ?? 1, editions[1] ?? 2], edition);
        }
        if (years.length !== 2 || second === undefined || editions) throw usage.refusal('usage.compare');
        return comparedYears(house, [first, second], edition, today());
      });
      const text = json ? `${JSON.stringify(comparison)}\n` : told(comparison);
      await openOutput(undefined).write(text);
    });
}

function addYear(value: string, previous: readonly number[] | undefined): readonly number[] {
  return [...(previous ?? []), yearOption(value)];
}

function addNumber(value: string, previous: readonly number[] | undefined): readonly number[] {
  return [...(previous ?? []), editionNumberOption(value)];
}

const KINDS: Readonly<Record<CauseKind, string>> = {
  CORRECTION: 'correction',
  LATE_ENTRY: 'saisie tardive',
  FOLLOW_UP: 'suite connue depuis',
  OBSERVED_LONGER: 'observé plus longtemps',
};

function told({ from, to, indicators }: Comparison): string {
  const head = `${sideOf(from)}\n→ ${sideOf(to)}\n`;
  if (indicators.length === 0) return `${head}Aucun chiffre ne change.\n`;
  return `${head}${indicators.map(indicatorOf).join('')}`;
}

function sideOf({ year, number, observedUntil, knownAt, sha256 }: Side): string {
  const name = number === undefined ? String(year) : `${String(year)}, édition ${String(number)}`;
  return `${name} (observée jusqu’au ${observedUntil}, connue à la position ${knownAt.position}, sceau ${sha256.slice(0, 12)})`;
}

function indicatorOf({ indicator, label, changes, because }: ChangedIndicator): string {
  const rows = changes.map(({ measure, by, was, is }) => {
    const cell = Object.entries(by).map(([name, value]) => `${name}=${value}`);
    const place = [measure, ...cell].join(' ').padEnd(48);
    return `  ${place} ${shown(was).padStart(8)} → ${shown(is).padStart(8)}\n`;
  });
  const causes = because?.map(({ kind, type, event }) => {
    const which = event ? `, ${event.effectiveOn}, ${event.stream}, position ${event.position}` : '';
    return `    ${KINDS[kind]} : ${eventLabel(type)}${which}\n`;
  });
  const why = causes && causes.length > 0 ? ['  Pourquoi :\n', ...causes] : [];
  return [`\n${indicator}. ${label}\n`, ...rows, ...why].join('');
}

function shown(value: number | string | null | undefined): string {
  if (value === undefined) return '–';
  return value === null ? 'nd' : String(value);
}
