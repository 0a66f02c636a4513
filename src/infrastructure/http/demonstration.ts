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

/** Accounts of the register, and the officer, an auditor and the committee, whom a register may lack. */
export function demonstrationAccounts(
  accounts: readonly {
    readonly account: string;
    readonly role: string;
    readonly structure: string;
    readonly name: string;
  }[],
): readonly DemonstrationAccount[] {
  const staff = accounts.map(({ account, role, structure, name }) => {
    const kind = role as ActorKind;
    return { key: account, label: `${LABELS[kind] ?? role} — ${name}`, actor: { kind, account, structure } };
  });
  const alone = (['DPO', 'AUDITOR', 'COMMITTEE'] as const).map((kind) => ({
    key: kind,
    label: LABELS[kind] ?? kind,
    actor: { kind },
  }));
  return [...staff, ...alone];
}

const LABELS: Readonly<Partial<Record<ActorKind, string>>> = {
  ML_ADVISER: 'Conseiller',
  CMA_REFERENT: 'Référent de chambre',
  CFA_REFERENT: 'Référent de CFA',
  DPO: 'Délégué à la protection des données',
  AUDITOR: 'Auditeur',
  COMMITTEE: 'Comité de pilotage',
};

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
