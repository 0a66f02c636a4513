import { yearOf } from '../kernel/calendar.js';
import type { Deadline } from '../kernel/deadline.js';
import { RenewConventionTacitly } from './commands.js';
import type { ConventionState } from './state.js';
import { inForceOn, nextRenewal, term } from './term.js';

export function conventionDeadlines(state: ConventionState): readonly Deadline[] {
  return [...anniversary(state), ...steeringCommittees(state)];
}

/** Convention art. 6: recorded on the day even when the clock runs later, be the convention ended by then. */
function anniversary(state: ConventionState): Deadline[] {
  const next = nextRenewal(state);
  if (!next) return [];
  return [
    {
      kind: 'CONVENTION_ANNIVERSARY',
      key: next.start,
      dueOn: next.start,
      owner: state.signed?.parties[0],
      command: { name: RenewConventionTacitly.name, data: { periodStart: next.start, periodEnd: next.end } },
    },
  ];
}

/**
 * Convention art. 5: the committee of the national convention meets at least once a year, by civil years. Each party is
 * reminded on 1 December; on 1 January the year stands flagged. A year counts when the convention is in force in its
 * December. Years are known as far as the recorded terms reach, and each renewal adds one.
 */
function steeringCommittees(state: ConventionState): Deadline[] {
  const { signed } = state;
  if (signed?.level !== 'NATIONAL') return [];
  const deadlines: Deadline[] = [];
  const lastYear = yearOf(term(signed, state.renewals.length).end);
  for (let year = yearOf(signed.signedOn); year <= lastYear; year += 1) {
    const reminded = `${year}-12-01`;
    if (!inForceOn(state, reminded) || state.held.some(({ on }) => yearOf(on) === year)) continue;
    for (const owner of signed.parties) {
      const key = `${year}:${owner}`;
      deadlines.push({ kind: 'STEERING_COMMITTEE_DUE', key, dueOn: reminded, owner });
      if (inForceOn(state, `${year}-12-31`)) {
        deadlines.push({ kind: 'STEERING_COMMITTEE_MISSED', key, dueOn: `${year + 1}-01-01`, owner });
      }
    }
  }
  return deadlines;
}
