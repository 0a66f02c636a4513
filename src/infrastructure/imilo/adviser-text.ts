import type { CalendarDate } from '../../domain/kernel/calendar.js';
import type { ImiloContent } from '../../application/imilo/updates.js';

/**
 * What an adviser copies into i-milo: the employer, the diploma and the dates, nothing else (convention art. 4.4). Without the
 * youth's name: the adviser has their file open, and a text that is copied travels.
 */
export function adviserText({ employerName, diplomaLabel, dates }: ImiloContent): string {
  const { signedOn, startOn, plannedEndOn, brokenOn, endedOn, annulledOn } = dates;
  const lines = [
    'Contrat d’apprentissage',
    `Employeur : ${oneLine(employerName)}`,
    `Diplôme préparé : ${oneLine(diplomaLabel)}`,
    `Signé le ${written(signedOn)}`,
    `Début : ${written(startOn)}`,
    `Fin prévue : ${written(plannedEndOn)}`,
    ...(brokenOn === undefined ? [] : [`Rompu le ${written(brokenOn)}`]),
    ...(endedOn === undefined ? [] : [`Terminé le ${written(endedOn)}`]),
    ...(annulledOn === undefined ? [] : [`Annulé le ${written(annulledOn)} : comme s’il n’avait jamais été signé`]),
  ];
  return `${lines.join('\n')}\n`;
}

function written(date: CalendarDate): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
