import type { CalendarDate } from '../../kernel/calendar.js';
import { type Evolution, when } from '../../kernel/event.js';
import type { Erased } from '../../kernel/personal.js';
import type { YouthPathwayState } from '../state.js';
import {
  ApprenticeshipContractAmended,
  ApprenticeshipContractAnnulled,
  ApprenticeshipContractBroken,
  ApprenticeshipContractEnded,
  ApprenticeshipContractSigned,
  ApprenticeshipContractStarted,
  BreakCorrected,
  type BreakRegime,
  BreakRiskReported,
  type Derogation,
  ReboundClosed,
  ReboundOpened,
} from './events.js';

type Readable<T> = T | Erased;

/** What was agreed, amendments included. */
export interface ContractTerms {
  readonly startOn: CalendarDate;
  readonly plannedEndOn: CalendarDate;
  readonly practicalStartOn: CalendarDate;
  readonly employerName: Readable<string>;
  readonly employerSiret: Readable<string>;
  readonly cfaId: string;
  readonly chamberId?: string | undefined;
  readonly rncp: Readable<string>;
  readonly diplomaCode: Readable<string>;
  readonly diplomaLabel: Readable<string>;
  readonly qualificationLevel: string;
  readonly trade: string;
  readonly derogation?: Readable<Derogation> | undefined;
  readonly decaNumber?: Readable<string> | undefined;
}

export interface ContractBreak {
  readonly on: CalendarDate;
  readonly regime: BreakRegime;
  readonly inCompanyDays: number | undefined;
}

interface BreakRisk {
  readonly on: CalendarDate;
  readonly level: string;
  readonly motives: Readable<readonly string[]> | undefined;
}

interface Rebound {
  readonly dueOn: CalendarDate;
  readonly outcome: string | undefined;
}

export interface Contract {
  readonly contractId: string;
  readonly terms: ContractTerms;
  readonly signedOn: CalendarDate;
  /** The structure that declared it. */
  readonly declaredBy: string | undefined;
  /** One more each time there is something new to tell: what i-milo is updated by. */
  readonly version: number;
  readonly startedOn: CalendarDate | undefined;
  readonly broken: ContractBreak | undefined;
  /** Its last break turned out never to have happened. */
  readonly breakCancelled: boolean;
  readonly ended: { readonly on: CalendarDate; readonly diplomaResult: string } | undefined;
  readonly annulledOn: CalendarDate | undefined;
  readonly risk: BreakRisk | undefined;
  readonly rebound: Rebound | undefined;
}

export type ContractStatus = 'SIGNED' | 'STARTED' | 'BROKEN' | 'ENDED' | 'ANNULLED';

export interface ApprenticeshipState {
  readonly contracts: readonly Contract[];
}

export const initialApprenticeship: ApprenticeshipState = { contracts: [] };

function changed(
  state: YouthPathwayState,
  contractId: string,
  change: (contract: Contract) => Partial<Contract>,
): YouthPathwayState {
  return {
    ...state,
    apprenticeship: {
      contracts: state.apprenticeship.contracts.map((one) =>
        one.contractId === contractId ? { ...one, ...change(one) } : one,
      ),
    },
  };
}

/** The same, with something new to tell. */
function renewed(
  state: YouthPathwayState,
  contractId: string,
  change: (contract: Contract) => Partial<Contract>,
): YouthPathwayState {
  return changed(state, contractId, (before) => ({ ...change(before), version: before.version + 1 }));
}

function defined<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}

export const apprenticeshipEvolutions: readonly Evolution<YouthPathwayState>[] = [
  when(ApprenticeshipContractSigned, (state, { data: { contractId, ...terms }, effectiveOn, actor }) => ({
    ...state,
    apprenticeship: {
      contracts: [
        ...state.apprenticeship.contracts,
        {
          contractId,
          terms,
          signedOn: effectiveOn,
          declaredBy: actor.structure,
          version: 1,
          startedOn: undefined,
          broken: undefined,
          breakCancelled: false,
          ended: undefined,
          annulledOn: undefined,
          risk: undefined,
          rebound: undefined,
        },
      ],
    },
  })),
  when(ApprenticeshipContractStarted, (state, { data, effectiveOn }) =>
    renewed(state, data.contractId, ({ terms }) => ({
      startedOn: effectiveOn,
      terms: { ...terms, practicalStartOn: data.practicalStartOn ?? terms.practicalStartOn },
    })),
  ),
  when(ApprenticeshipContractAmended, (state, { data: { contractId, ...change } }) =>
    renewed(state, contractId, ({ terms }) => ({ terms: { ...terms, ...defined(change) } })),
  ),
  when(ApprenticeshipContractAnnulled, (state, { data, effectiveOn }) =>
    renewed(state, data.contractId, () => ({ annulledOn: effectiveOn })),
  ),
  when(ApprenticeshipContractEnded, (state, { data, effectiveOn }) =>
    renewed(state, data.contractId, () => ({ ended: { on: effectiveOn, diplomaResult: data.diplomaResult } })),
  ),
  when(BreakRiskReported, (state, { data, effectiveOn }) =>
    changed(state, data.contractId, () => ({
      risk: { on: effectiveOn, level: data.level, motives: data.motives },
    })),
  ),
  when(ApprenticeshipContractBroken, (state, { data, effectiveOn }) =>
    renewed(state, data.contractId, () => ({
      broken: { on: effectiveOn, regime: data.regime, inCompanyDays: data.inCompanyDays },
      breakCancelled: false,
    })),
  ),
  when(BreakCorrected, (state, { data: { contractId, brokenOn, cancelled } }) =>
    renewed(state, contractId, ({ broken }) =>
      cancelled
        ? { broken: undefined, breakCancelled: true }
        : { broken: broken && { ...broken, on: brokenOn ?? broken.on } },
    ),
  ),
  when(ReboundOpened, (state, { data }) =>
    changed(state, data.contractId, () => ({ rebound: { dueOn: data.dueOn, outcome: undefined } })),
  ),
  when(ReboundClosed, (state, { data }) =>
    changed(state, data.contractId, ({ rebound }) => ({ rebound: rebound && { ...rebound, outcome: data.outcome } })),
  ),
];

export function statusOf({ annulledOn, ended, broken, startedOn }: Contract): ContractStatus {
  if (annulledOn !== undefined) return 'ANNULLED';
  if (ended) return 'ENDED';
  if (broken) return 'BROKEN';
  return startedOn === undefined ? 'SIGNED' : 'STARTED';
}

/** Signed or started, and neither broken, ended nor annulled. */
export function isLive(contract: Contract): boolean {
  const status = statusOf(contract);
  return status === 'SIGNED' || status === 'STARTED';
}

export function liveContracts(state: YouthPathwayState): readonly Contract[] {
  return state.apprenticeship.contracts.filter(isLive);
}

export function contractById(state: YouthPathwayState, contractId: string): Contract | undefined {
  return state.apprenticeship.contracts.find((one) => one.contractId === contractId);
}

/** The centre, its chamber and whoever declared it. */
export function partiesTo({ terms, declaredBy }: Contract): readonly string[] {
  return [terms.cfaId, terms.chamberId, declaredBy].filter((id) => id !== undefined);
}

/** Structures that stand in the path because of a contract. */
export function partiesToContracts(state: YouthPathwayState): readonly string[] {
  return state.apprenticeship.contracts.flatMap(partiesTo);
}

export function hasOpenRebound({ rebound }: Contract): boolean {
  return rebound !== undefined && rebound.outcome === undefined;
}
