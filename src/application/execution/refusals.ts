import { defineRefusals, DomainError, type RefusalArgs, type Wording } from '../../domain/kernel/refusals.js';

/** What is refused before, or around, any decision of an aggregate. */
export const execution = defineRefusals({
  'aggregate.unknown': {
    fr: 'Rien n’est enregistré sous cet identifiant.',
    en: 'Nothing is recorded under this identifier.',
  },
  'aggregate.exists': {
    fr: 'Cet identifiant est déjà pris.',
    en: 'This identifier is already taken.',
  },
  'actor.notAllowed': {
    fr: 'Cette personne ne peut pas donner cette commande.',
    en: 'This actor may not give this command.',
  },
  'command.idReused': {
    fr: 'Cet identifiant de commande a déjà servi pour une autre commande.',
    en: 'This command id was already used for another command.',
  },
  'date.future': {
    fr: 'La date d’effet {effectiveOn} est à venir : nous sommes le {today}.',
    en: 'The effective date {effectiveOn} is to come: today is {today}.',
  },
  'date.tooOld': {
    fr: 'La date d’effet {effectiveOn} remonte à plus de {days} jours : une date plus ancienne passe par un import.',
    en: 'The effective date {effectiveOn} is more than {days} days back: older ones come through an import.',
  },
  'recordedAt.notAllowed': {
    fr: 'La date d’enregistrement ne peut être donnée que par un import.',
    en: 'Only an import may tell when something was recorded.',
  },
  'recordedAt.future': {
    fr: 'La date d’enregistrement est à venir.',
    en: 'The recording date is to come.',
  },
});

/** A refusal about a field of the command's envelope: `effectiveOn`, `recordedAt`, `commandId`. */
export function refusalOf(
  code: keyof typeof execution.table,
  field: 'effectiveOn' | 'recordedAt' | 'commandId' | 'id' | undefined,
  args: RefusalArgs = {},
): DomainError {
  const wording: Wording = execution.table[code];
  return new DomainError(code, wording, args, field);
}
