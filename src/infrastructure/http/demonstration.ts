import type { Actor, ActorKind } from '../../domain/kernel/actor.js';
import type { Reader } from '../../application/policies/access.js';

/** Somebody a visitor of the demonstration may be. */
export interface DemonstrationAccount {
  /** What the cookie and the form say. */
  readonly key: string;
  readonly label: string;
  readonly actor: Actor;
}

export const DEMONSTRATION_COOKIE = 'passerelle-demonstration';

const LABELS: Readonly<Partial<Record<ActorKind, string>>> = {
  ML_ADVISER: 'Conseiller',
  CMA_REFERENT: 'Référent de chambre',
  CFA_REFERENT: 'Référent de CFA',
  DPO: 'Délégué à la protection des données',
  AUDITOR: 'Auditeur',
  COMMITTEE: 'Comité de pilotage',
  ARML: 'Association régionale',
  UNML: 'Réseau des Missions Locales',
  CMA_FRANCE: 'Réseau des chambres',
};

/** In this order; a visitor who has not chosen is the first. */
const ROLES = Object.keys(LABELS) as ActorKind[];
/** Those that a register may lack. */
const OVERSEERS = ['DPO', 'AUDITOR', 'COMMITTEE'] as const;

/** The accounts of the register, and the officer, an auditor and the committee where it has none. */
export function demonstrationAccounts(
  accounts: readonly {
    readonly account: string;
    readonly role: string;
    readonly structure: string;
    readonly name: string;
  }[],
): readonly DemonstrationAccount[] {
  const staff = accounts.map(({ account, role, structure, name }): DemonstrationAccount => {
    const kind = role as ActorKind;
    return { key: account, label: `${LABELS[kind] ?? role} — ${name}`, actor: { kind, account, structure } };
  });
  const missing = OVERSEERS.filter((kind) => !accounts.some(({ role }) => role === kind));
  const added = missing.map((kind): DemonstrationAccount => ({
    key: kind,
    label: LABELS[kind] ?? kind,
    actor: { kind },
  }));
  const rank = ({ actor }: DemonstrationAccount): number => ROLES.indexOf(actor.kind);
  return [...staff, ...added].sort((a, b) => rank(a) - rank(b));
}

/** The account that the cookie names; without one, the first of the list. */
export function accountIn(
  cookies: string | undefined,
  accounts: readonly DemonstrationAccount[],
): DemonstrationAccount | undefined {
  const named = (cookies ?? '')
    .split(';')
    .map((part) => part.trim().split('='))
    .find(([name]) => name === DEMONSTRATION_COOKIE)?.[1];
  return accounts.find(({ key }) => key === named) ?? accounts[0];
}

/** Programs without an account read what an auditor reads: envelopes, facts and seals, never a personal datum. */
export const PROGRAM: Reader = { actor: { kind: 'AUDITOR' }, door: 'DEMONSTRATION' };

export function readerOf(account: DemonstrationAccount | undefined): Reader {
  return { actor: account?.actor ?? { kind: 'COMMITTEE' }, door: 'DEMONSTRATION' };
}
