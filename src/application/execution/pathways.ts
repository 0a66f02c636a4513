import type { PathwayFacts, Person } from '../../domain/kernel/facts.js';
import { isErased } from '../../domain/kernel/personal.js';
import { liveConsentCovering } from '../../domain/youth-pathway/consent/state.js';
import { isOpen } from '../../domain/youth-pathway/lifecycle/state.js';
import { personKey } from '../../domain/youth-pathway/registration/person.js';
import { hasObjection, isSubjectErased } from '../../domain/youth-pathway/rights/state.js';
import type { YouthPathwayState } from '../../domain/youth-pathway/state.js';
import type { KeyVault } from '../ports/key-vault.js';
import type { States } from './states.js';

const PATHWAY = 'youthPathway-';

/** What decisions ask of other youths' paths: the vault's blind index finds them, their streams answer. */
export class Pathways {
  constructor(
    private readonly states: Pick<States, 'load'>,
    private readonly vault: Pick<KeyVault, 'index' | 'indexed'>,
  ) {}

  /** Puts the person under their present name and birth date, when these have changed. */
  know(stream: string, before: unknown, after: unknown): void {
    if (!stream.startsWith(PATHWAY)) return;
    const [was, is] = [before as YouthPathwayState | undefined, after as YouthPathwayState];
    if (was?.registration.registered === is.registration.registered) return;
    const key = keyOf(is);
    const known = was && keyOf(was);
    if (key !== undefined && key !== known) this.vault.index(key, stream);
  }

  /** Live paths of the same person, but for one. */
  async liveOf(person: Person, except: string): Promise<readonly string[]> {
    const live: string[] = [];
    const key = personKey(person);
    for (const stream of this.vault.indexed(key)) {
      if (stream === except) continue;
      const { state } = await this.states.load(stream);
      const path = state as YouthPathwayState;
      // What a crash left under a name that was never recorded, or that has been corrected since, is no match.
      if (isOpen(path) && keyOf(path) === key) live.push(stream);
    }
    return live;
  }

  async facts(id: string): Promise<PathwayFacts | undefined> {
    if (!id.startsWith(PATHWAY)) return undefined;
    const { state, revision } = await this.states.load(id);
    return revision < 0 ? undefined : pathwayFacts(id, state as YouthPathwayState);
  }
}

function keyOf(state: YouthPathwayState): string | undefined {
  const { registered } = state.registration;
  if (!registered) return undefined;
  const { lastName, firstName, birthDate } = registered;
  if (isErased(lastName) || isErased(firstName) || isErased(birthDate)) return undefined;
  return personKey({ lastName, firstName, birthDate });
}

function pathwayFacts(id: string, state: YouthPathwayState): PathwayFacts {
  return {
    id,
    exists: true,
    live: isOpen(state),
    erased: isSubjectErased(state),
    missionLocaleId: state.registration.registered?.missionLocaleId,
    // Nothing is passed on while the youth objects, or while processing is restricted (GDPR art. 18 and 21).
    contactTransmissionTo: (structure, on) =>
      state.rights.restricted || hasObjection(state, 'CONTACT_TRANSMISSION')
        ? undefined
        : liveConsentCovering(state, 'CONTACT_TRANSMISSION', structure, on)?.consentId,
  };
}
